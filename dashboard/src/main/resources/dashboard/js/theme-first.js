// A classic script that runs before the first picture, so that a dark page never flashes white: sets the theme that the
// operator chose last, or else the system's. js/view/theme.js goes on from here.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('wild-rydes-theme');
  } catch {
    // A browser that keeps nothing for this page: the system's theme, then.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
