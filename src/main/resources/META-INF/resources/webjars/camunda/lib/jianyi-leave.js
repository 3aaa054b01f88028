// Whoever signs out lands on the one login page, as from our own pages. Whose session is over logs in there and comes back.
let signedOut = false;

document.addEventListener('click', event => {
  if (event.target.closest('.logout')) {
    signedOut = true;
  }
}, true);

function leave() {
  if (/^#!?\/login/.test(location.hash)) {
    const root = document.querySelector('base').getAttribute('app-root');
    location.replace(signedOut ? new URL(root + '/../login?out', location.href) : location.pathname);
  }
}
window.addEventListener('hashchange', leave);
leave();
