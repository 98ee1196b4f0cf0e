// A classic script that runs before all others: when a part of the page cannot be loaded (the network changes while it
// comes, a server is being replaced), the others are not there to say so. Says it, and loads the page again as soon as
// the server has it: a browser's own page about an error would stay.
{
  const AGAIN_MS = 2_000;
  let again = false;

  const say = () => {
    const notice = document.getElementById('notice');
    notice.hidden = false;
    notice.textContent = 'A part of the page could not be loaded. Loading it again…';
  };

  const load = () => {
    fetch(location.pathname, { cache: 'no-store' })
      .then(({ status }) => (status === 429 || status >= 500 ? loadLater() : location.reload()), loadLater);
  };

  // Not all operators' pages at the same time.
  const loadLater = () => {
    setTimeout(load, AGAIN_MS * (1 + Math.random()));
  };

  const failed = () => {
    if (again) return;
    again = true;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say);
    else say();
    loadLater();
  };

  // Such errors do not rise to the window, but pass it on their way down.
  addEventListener('error', ({ target }) => {
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) failed();
  }, true);
  // A worker is no element: who makes it tells when it does not load.
  addEventListener('partmissing', failed);
}
