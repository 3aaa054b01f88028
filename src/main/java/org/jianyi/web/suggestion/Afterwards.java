package org.jianyi.web.suggestion;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person is told when a step is done: what happened, what comes next, and what else waits for him. */
@Component
@Transactional(readOnly = true)
class Afterwards {

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry(Case.SUGGESTION_HANDLING, "建议已提出"),
            Map.entry(Case.WITHDRAWAL, "撤回申请已提交"),
            Map.entry("accept-answer", "审核意见已登记"),
            Map.entry("accept-assignment", "签收情况已登记"),
            Map.entry("answer-supervision", "答复已提交审核"),
            Map.entry("assign-suggestion", "已交办"),
            Map.entry("close-referral", "上级答复已登记"),
            Map.entry("confirm-cosigning", "已答复附议邀请"),
            Map.entry("confirm-receipt", "已确认收阅"),
            Map.entry("confirm-withdrawal", "已答复撤回申请"),
            Map.entry("decide-objection", "退办申请已审核"),
            Map.entry("decide-extension", "延期申请已审核"),
            Map.entry("decide-rehandling", "处理决定已登记"),
            Map.entry("deliver-reply", "送达已登记"),
            Map.entry("dispatch-assignment", "已转交承办单位"),
            Map.entry("draft-reply", "答复稿已提交审签"),
            Map.entry("finish-cosigning", "建议已提交，不再等待附议"),
            Map.entry("give-assisting-opinion", "会办意见已提交"),
            Map.entry("handle-suggestion", "办理情况已登记"),
            Map.entry("objection", "退办申请已提交"),
            Map.entry("rate-handling", "评价已登记"),
            Map.entry("record-for-unit", "单位办理已代录"),
            Map.entry("revise-suggestion", "补正稿已提交"),
            Map.entry("sign-off-reply", "审签意见已登记"),
            Map.entry("sign-order", "签发意见已登记"));

    private final CaseViews views;
    private final Desk desk;

    Afterwards(CaseViews views, Desk desk) {
        this.views = views;
        this.desk = desk;
    }

    /**
     * What is shown.
     *
     * @param asked names of those who are asked to co-sign
     * @param next the task this person had best do next: of the same case, of the same kind, or the most urgent; null when none waits
     * @param same whether it belongs to the same case
     * @param waiting how many tasks wait for this person
     */
    record After(String done, CaseView view, List<String> asked, Desk.OpenTask next, boolean same, int waiting) {}

    /**
     * @param step the form that was sent, or the process it started
     * @throws org.jianyi.Refusal 404 when there is no such case for this actor, or not any more
     */
    After of(SuggestionId id, String step, Actor actor, LocalDate today) {
        CaseView view = views.of(id, actor);
        List<Desk.OpenTask> waiting = desk.waitingFor(actor).stream()
                .filter(task -> !(task.suggestion().equals(view.id()) && task.isUnhurried(view.submittedOn(), today)))
                .toList();
        Desk.OpenTask next = waiting.stream()
                .min(Comparator.comparing(
                                (Desk.OpenTask task) -> !task.suggestion().equals(view.id()))
                        .thenComparing(task -> !task.form().equals(step)))
                .orElse(null);
        return new After(
                done(step, view),
                view,
                view.cosigners().stream()
                        .filter(c -> c.state().code().equals(Cosigning.State.ASKED.name()))
                        .map(CaseView.CosignerView::name)
                        .toList(),
                next,
                next != null && next.suggestion().equals(view.id()),
                waiting.size());
    }

    private static String done(String step, CaseView view) {
        if (!step.equals("examine-suggestion")) {
            return DONE.getOrDefault(step, "已提交");
        }
        return view.registeredOn() != null
                ? "已登记，编号为" + view.number()
                : "已审查："
                        + view.examinations()
                                .get(view.examinations().size() - 1)
                                .outcome()
                                .label();
    }
}
