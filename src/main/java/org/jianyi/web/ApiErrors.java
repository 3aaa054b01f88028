package org.jianyi.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jianyi.Refusal;
import org.jianyi.process.guard.RefusalAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Answers what our own API refuses: a status and a Chinese sentence, never an exception's name. */
@RestControllerAdvice(annotations = Api.class)
class ApiErrors {

    @ExceptionHandler
    ResponseEntity<RefusalAnswer> answer(Exception failure, HttpServletRequest request) {
        if (failure instanceof MaxUploadSizeExceededException) {
            return answer(Refusal.tooLarge("file", "文件超过20MB，请压缩或拆分后再上传"));
        }
        if (failure instanceof MultipartException || failure instanceof MissingServletRequestPartException) {
            return answer(Refusal.badInput("file", "请选择要上传的文件"));
        }
        if (failure instanceof MethodArgumentTypeMismatchException) {
            return answer(Refusal.notFound("没有找到要查看或办理的内容，请刷新页面后重试"));
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return answer(Refusal.badInput(null, "请求的内容格式不对，请刷新页面后重试"));
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(RefusalAnswer.of(known.getStatusCode().value(), what(request)));
        }
        return answer(RefusalAnswer.of(failure, what(request)));
    }

    private static String what(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    private static ResponseEntity<RefusalAnswer> answer(Refusal refusal) {
        return answer(RefusalAnswer.of(refusal));
    }

    private static ResponseEntity<RefusalAnswer> answer(RefusalAnswer answer) {
        return ResponseEntity.status(answer.status()).body(answer);
    }
}
