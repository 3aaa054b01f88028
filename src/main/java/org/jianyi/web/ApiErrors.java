package org.jianyi.web;

import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.process.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    static final String UNKNOWN_REQUEST = "没有这个功能，或者请求方式不对";

    /** What a refused request gets back. */
    record Answer(int status, String field, String message) {}

    @ExceptionHandler
    ResponseEntity<Answer> answer(Exception failure) {
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
        return Failures.asRefusal(failure).map(this::answer).orElseGet(() -> unexpected(failure));
    }

    private ResponseEntity<Answer> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.status())
                .body(new Answer(refusal.status(), refusal.field(), refusal.sentence()));
    }

    private ResponseEntity<Answer> unexpected(Exception failure) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return ResponseEntity.status(known.getStatusCode())
                    .body(new Answer(known.getStatusCode().value(), null, UNKNOWN_REQUEST));
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected failure {}", reference, failure);
        return ResponseEntity.internalServerError()
                .body(new Answer(500, null, "系统出了问题，没有保存。请把编号 " + reference + " 告诉系统管理员"));
    }
}
