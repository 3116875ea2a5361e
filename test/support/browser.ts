/** A headless Chromium that comes with `npm ci`: for the browser's tests and the README's pictures. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

const nodeModules = path.resolve(import.meta.dirname, '../../node_modules');
const packaged = path.join(nodeModules, '@sparticuz/chromium');
const canRunPackaged = process.platform === 'linux' && process.arch === 'x64';

// Its own renderer processes, so that a crash in one page doesn't end all of them; and none of the
// package's flags for Lambda, which switch off the web's security and so what the tests look at.
const flags = ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'];

// The package's own file looks in Lambda's folders. With one font, every machine draws the same.
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;

/**
 * A running browser; the caller closes it. On Linux x64 it is the one that npm has brought, and an
 * installed Chrome elsewhere. Throws an Error that says what to install when there is neither.
 */
export const startBrowser = (): Promise<Browser> => launched((options) => chromium.launch(options));

/**
 * The same browser, for other processes to connect to by its `wsEndpoint()`. Only processes on this
 * machine that know the address can: its path is random.
 */
export const startBrowserServer = (): Promise<BrowserServer> =>
  launched((options) => chromium.launchServer({ ...options, host: '127.0.0.1' }));

const launched = async <T>(launch: (options: LaunchOptions) => Promise<T>): Promise<T> => {
  if (canRunPackaged) return launch(optionsOf(unpackedChromium()));
  try {
    return await launch({ channel: 'chrome' });
  } catch (cause) {
    throw new Error(
      `The page's tests need a browser. On ${process.platform} ${process.arch} npm brings none along, and no Chrome was found: install Google Chrome, or run them on Linux x64.`,
      { cause },
    );
  }
};

const optionsOf = (folder: string): LaunchOptions => ({
  executablePath: path.join(folder, 'chromium'),
  args: flags,
  env: {
    ...process.env,
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
    LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
  },
});

/**
 * The folder with the unpacked browser, its fonts and its libraries: unpacked once per version, by a
 * process of its own, since the package unpacks into the temporary folder of its process.
 */
const unpackedChromium = (): string => {
  const { version } = JSON.parse(readFileSync(path.join(packaged, 'package.json'), 'utf8'));
  const cache = path.join(nodeModules, '.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unpacking = mkdtempSync(path.join(cache, 'unpacking-'));
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: path.dirname(nodeModules),
    // As on Lambda the package brings the libraries along, too, that a bare machine doesn't have.
    env: { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  writeFileSync(path.join(unpacking, 'fonts/fonts.conf'), fontsIn(path.join(folder, 'fonts')));
  try {
    renameSync(unpacking, folder);
  } catch (error) {
    // Another process was faster: its folder holds the same.
    rmSync(unpacking, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
};
