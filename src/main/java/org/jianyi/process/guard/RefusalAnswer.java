package org.jianyi.process.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.process.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * What a refused request gets back, whoever refused it.
 *
 * @param type always "refusal"
 * @param field the form field it belongs to, or null
 * @param message a sentence in Chinese
 */
public record RefusalAnswer(String type, int status, String field, String message) {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalAnswer.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static RefusalAnswer of(Refusal refusal) {
        return new RefusalAnswer("refusal", refusal.status(), refusal.field(), refusal.sentence());
    }

    /**
     * @param what the request, for the log
     * @return the refusal that the failure means; for what nobody expected, 500 with a number that stands in the log
     */
    public static RefusalAnswer of(Throwable failure, String what) {
        return Failures.asRefusal(failure).map(RefusalAnswer::of).orElseGet(() -> unexpected(failure, what));
    }

    /** What a bare status means to the person who meets it. */
    public static RefusalAnswer of(int status, String what) {
        String sentence =
                switch (status) {
                    case 401 -> "您还没有登录，或者登录已经过期，请重新登录";
                    case 403 -> "您没有权限做这一步，或者页面已经过期，请刷新页面后重试";
                    case 404 -> "没有找到，或者您无权查看";
                    case 405, 406 -> "没有这个功能，或者请求方式不对";
                    case 409 -> "情况刚刚有变化，请刷新页面后重试";
                    case 413 -> "提交的内容太大，请删减后再提交";
                    case 415 -> "请求的内容格式不对，请刷新页面后重试";
                    case 429 -> "操作太频繁，请稍后再试";
                    default -> "请求的内容不正确，请刷新页面后重试";
                };
        return status < 500
                ? new RefusalAnswer("refusal", status, null, sentence)
                : unexpected(new IllegalStateException("answered " + status), what);
    }

    private static RefusalAnswer unexpected(Throwable failure, String what) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            LOG.debug("{} was left before its answer came", what);
        } else {
            LOG.error("unexpected failure {} in {}", reference, what, failure);
        }
        return new RefusalAnswer("refusal", 500, null, "系统出了问题，没有保存。请把编号 " + reference + " 告诉系统管理员");
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
