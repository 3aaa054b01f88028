package org.jianyi.web;

import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What our API answers where no controller of it was reached: nobody logged in, a page too old, an unknown address. In the same form as every other refusal. */
@Component
class ApiErrorAttributes extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI, WebRequest.SCOPE_REQUEST);
        Map<String, Object> usual = super.getErrorAttributes(request, options);
        if (path == null || !path.toString().contains("/api/")) {
            return usual;
        }
        int status = (Integer) usual.getOrDefault("status", 500);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", status);
        answer.put("field", null);
        answer.put("message", sentence(status));
        return answer;
    }

    private static String sentence(int status) {
        return switch (status) {
            case 401 -> "您还没有登录，或者登录已经过期，请重新登录";
            case 403 -> "页面已经过期或者您没有权限，请刷新页面后重试";
            case 413 -> "提交的内容太大，请删减后再提交";
            default -> status < 500 ? ApiErrors.UNKNOWN_REQUEST : "系统出了问题，没有保存。请稍后重试，如果一直这样，请告诉系统管理员";
        };
    }
}
