package org.jianyi.web;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** The number of a list's page, from 0, as an address has it: whatever is no number, or none a list could have, is the first page. */
@ControllerAdvice(annotations = WebPage.class)
class PageNumbers {

    private static final String NUMBER = "\\d{1,6}";

    @InitBinder("page")
    void page(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(text.matches(NUMBER) ? Integer.valueOf(text) : Integer.valueOf(0));
            }
        });
    }
}
