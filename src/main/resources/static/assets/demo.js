// On the demo's login page: a click on a person fills in name and password.
document.querySelectorAll('.demo-people button[data-user]').forEach(function (button) {
  button.addEventListener('click', function () {
    document.getElementById('username').value = button.dataset.user;
    document.getElementById('password').value = document.getElementById('demo-password').textContent;
    document.querySelector('form button').focus();
    window.scrollTo(0, 0);
  });
});
