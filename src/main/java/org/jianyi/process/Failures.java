package org.jianyi.process;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.spin.SpinRuntimeException;
import org.jianyi.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

/** Turns whatever went wrong into a refusal with a sentence a person understands. */
public final class Failures {

    static final String GONE = "这项任务已经由他人办完，或者不再需要办理，您填写的内容没有提交";
    private static final String SOMEBODY_ELSE = "刚刚有人同时处理了这件建议，请刷新后看看再提交，您填写的内容没有提交";
    private static final String NOT_THIS_WAY = "请求的内容不正确，请刷新页面后重试";

    private Failures() {}

    /** @return empty for what nobody expected: that is logged, and answered with a reference number */
    public static Optional<Refusal> asRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            Refusal refusal = cause instanceof Refusal known ? known : known(cause);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof RestException gone
                    && String.valueOf(gone.getMessage()).contains("No job found")) {
                return byStatus(404);
            }
            if (cause instanceof RestException rest && rest.getStatus() != null) {
                return byStatus(rest.getStatus().getStatusCode());
            }
        }
        return Optional.empty();
    }

    private static Refusal known(Throwable cause) {
        if (cause instanceof OptimisticLockingException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException) {
            return Refusal.conflict(SOMEBODY_ELSE);
        }
        if (cause instanceof DataIntegrityViolationException) {
            return Refusal.conflict("与已有的数据冲突，请刷新后检查再提交");
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            return database(sql.getSQLState());
        }
        if (cause instanceof AuthorizationException || cause instanceof AccessDeniedException) {
            return Refusal.forbidden("您没有权限做这一步");
        }
        if (cause instanceof JsonParseException
                || cause instanceof MismatchedInputException
                || cause instanceof SpinRuntimeException) {
            return Refusal.badInput(null, "请求的内容格式不对，请刷新页面后重试");
        }
        return cause instanceof ProcessEngineException engine ? engine(engine) : null;
    }

    private static Refusal engine(ProcessEngineException cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof TaskAlreadyClaimedException) {
            return Refusal.conflict("这项任务刚刚被他人领取，请刷新任务列表");
        }
        if (cause instanceof MismatchingMessageCorrelationException) {
            return Refusal.conflict("这件建议目前的步骤不能做这项操作，请刷新后查看最新情况");
        }
        if (cause instanceof SuspendedEntityInteractionException) {
            return Refusal.conflict("这件建议的流程已暂停，请联系系统管理员");
        }
        if (cause instanceof NullValueException) {
            return message.contains("task is null")
                    ? Refusal.conflict(GONE)
                    : Refusal.notFound("没有找到要办理的内容，可能已经删除，请刷新后重试");
        }
        if (cause instanceof NotFoundException) {
            return Refusal.notFound("没有找到，或者您无权查看");
        }
        if (cause instanceof BadUserRequestException
                || cause instanceof NotValidException
                || cause instanceof FormFieldValidationException) {
            return Refusal.badInput(null, NOT_THIS_WAY);
        }
        // The engine tells these two from other failures by nothing but their words.
        if (message.contains("Password does not match policy")) {
            return Refusal.badInput("password", "密码不合要求：至少10位，要有大写字母、小写字母、数字和符号，不能含有用户名、姓名或邮箱");
        }
        if (message.contains("is not a valid resource identifier")) {
            return Refusal.badInput("id", "用户名和用户组编号只能用英文字母、数字和连字符");
        }
        return null;
    }

    private static Refusal database(String state) {
        if (state.startsWith("40") || state.equals("55P03")) {
            return Refusal.conflict(SOMEBODY_ELSE);
        }
        if (state.startsWith("23")) {
            return Refusal.conflict("与已有的数据冲突，请刷新后检查再提交");
        }
        return state.equals("22001") ? Refusal.badInput(null, "填写的内容太长，请删减后再提交") : null;
    }

    private static Optional<Refusal> byStatus(int status) {
        return switch (status) {
            case 401, 403 -> Optional.of(Refusal.forbidden("您没有权限做这一步"));
            case 404 -> Optional.of(Refusal.notFound("没有找到，或者您无权查看"));
            case 409 -> Optional.of(Refusal.conflict(SOMEBODY_ELSE));
            default -> status < 500 ? Optional.of(Refusal.badInput(null, NOT_THIS_WAY)) : Optional.empty();
        };
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
