// A frame of the stand-in in a dialog over the page, which holds the focus until it is closed.
(() => {
  const standIn = globalThis.StripeStandIn;

  const overlay = {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    padding: '16px',
    border: '0',
    boxSizing: 'border-box',
    background: 'rgb(10 20 18 / 60%)',
    overflow: 'auto',
    placeItems: 'safe center',
    display: 'grid',
  };
  const card = {
    width: '100%',
    maxWidth: '420px',
    borderRadius: '14px',
    overflow: 'hidden',
    background: '#ffffff',
    boxShadow: '0 24px 64px rgb(0 0 0 / 35%)',
  };

  /**
   * Opens `frame` (the options of openFrame, without its container). `onCancel(frame)` hears of the
   * Escape key; only `close()` closes.
   */
  standIn.openDialog = ({ label, onCancel, ...frameOptions }) => {
    const dialog = document.createElement('dialog');
    const place = document.createElement('div');
    dialog.setAttribute('aria-label', label);
    Object.assign(dialog.style, overlay);
    Object.assign(place.style, card);
    dialog.append(place);
    document.body.append(dialog);
    dialog.showModal();
    const frame = standIn.openFrame({ ...frameOptions, container: place });
    let closed = false;
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      onCancel(frame);
    });
    // A browser closes the dialog at the second Escape, whatever we do: it is opened again.
    dialog.addEventListener('close', () => {
      if (!closed) dialog.showModal();
    });

    return {
      ...frame,
      close: () => {
        closed = true;
        frame.close();
        dialog.close();
        dialog.remove();
      },
    };
  };
})();
