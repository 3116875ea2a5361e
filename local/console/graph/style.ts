/**
 * The colours and fonts of a state machine's picture, light and dark, in a page and in an image.
 */
export const style = `
svg{--ink:#16202a;--paper:#fff;--edge:#5b6b7b;--line:#5b6b7b;--catch:#b4541f;--choice:#eef3f8;--done:#d5efdf;--good:#1c7a45;--failed:#fbdcd5;--bad:#b3261e;--running:#dbe8fb;--busy:#1d5fbf}
@media(prefers-color-scheme:dark){svg{--ink:#e7edf3;--paper:#19212a;--edge:#9eacb9;--line:#8b9aa9;--catch:#e08a57;--choice:#263442;--done:#163d2a;--good:#6fd49c;--failed:#4d211d;--bad:#ff9a8d;--running:#1c355c;--busy:#8ebdff}}
.box{fill:var(--paper);stroke:var(--edge);stroke-width:1.5}.name{font:600 13px system-ui,sans-serif;fill:var(--ink)}
.line{fill:none;stroke:var(--line);stroke-width:1.5}.line.catch{stroke:var(--catch);stroke-dasharray:5 4}
.tip{fill:var(--line)}.tip-catch{fill:var(--catch)}.legend{font:12px system-ui,sans-serif;fill:var(--line)}
.words{font:11px ui-monospace,Menlo,Consolas,'Liberation Mono',monospace;fill:var(--line)}.words.catch{fill:var(--catch)}
.Choice{fill:var(--choice)}.end{fill:none;stroke:var(--edge)}
.done .box{fill:var(--done);stroke:var(--good)}.failed .box{fill:var(--failed);stroke:var(--bad)}.running .box{fill:var(--running);stroke:var(--busy)}`;
