// Tasklist shows the newest task first unless its address says otherwise; here what is due first comes first.
const [path, query] = (location.hash || '#/').split('?');
const asked = new URLSearchParams(query);
if (!asked.has('sorting')) {
  asked.set('sorting', JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  history.replaceState(null, '', `${path}?${asked}`);
}
