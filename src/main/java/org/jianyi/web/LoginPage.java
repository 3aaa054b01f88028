package org.jianyi.web;

import org.springframework.web.bind.annotation.GetMapping;

/** Where everybody signs in. */
@WebPage
class LoginPage {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
