package org.jianyi.process;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.spin.SpinRuntimeException;
import org.jianyi.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Turns whatever went wrong into a refusal with a sentence a person understands. */
public final class Failures {

    private Failures() {}

    /** @return empty for what nobody expected: that is logged, and answered with a reference number */
    public static Optional<Refusal> asRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
            if (cause instanceof OptimisticLockingException || cause instanceof ConcurrencyFailureException) {
                return Optional.of(Refusal.conflict("刚刚有人同时处理了这件建议，请刷新后看看再提交，您填写的内容没有提交"));
            }
            if (cause instanceof DataIntegrityViolationException) {
                return Optional.of(Refusal.conflict("与已有的数据冲突，请刷新后检查再提交"));
            }
            if (cause instanceof AuthorizationException) {
                return Optional.of(Refusal.forbidden("您没有权限做这一步"));
            }
            if (cause instanceof NullValueException) {
                return Optional.of(Refusal.conflict("这项任务已经由他人办完，或者不再需要办理，您填写的内容没有提交"));
            }
            if (cause instanceof MismatchingMessageCorrelationException) {
                return Optional.of(Refusal.conflict("这件建议目前的步骤不能做这项操作，请刷新后查看最新情况"));
            }
            if (cause instanceof BadUserRequestException || cause instanceof SpinRuntimeException) {
                return Optional.of(Refusal.badInput(null, "请求的内容不正确，请刷新页面后重试"));
            }
        }
        return Optional.empty();
    }
}
