// A classic script that runs before all others: when a part of the page cannot be loaded (the network changes while it
// comes, a server is being replaced), the others are not there to say so. Says it, and loads the page again.
{
  const AGAIN_MS = 2_000;
  let again = false;

  const say = () => {
    const notice = document.getElementById('notice');
    notice.hidden = false;
    notice.textContent = 'A part of the page could not be loaded. Loading it again…';
  };

  const failed = ({ target }) => {
    if (again || !(target instanceof HTMLScriptElement || target instanceof HTMLLinkElement)) return;
    again = true;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say);
    else say();
    // Not all operators' pages at the same time.
    setTimeout(() => location.reload(), AGAIN_MS * (1 + Math.random()));
  };

  // Such errors do not rise to the window, but pass it on their way down.
  addEventListener('error', failed, true);
}
