package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Role;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.SuggestionStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who handles it, until when, and how a unit gets out of it. */
class AssignmentRulesTest extends ActsTest {

    @Autowired
    AssistingOpinions opinions;

    @Test
    @Tag("R5")
    void onlyTheOfficeAssigns() {
        SuggestionId id = acts.registered();
        for (String user : List.of("government", "leader", "presidium", "head-SLZ", "d1", "admin")) {
            forbidden("只有镇人大办可以交办建议", () -> acts.assigns(actor(user), id));
        }
        SuggestionId unexamined = acts.submitted();
        conflict("目前为“待审查”，不能交办", () -> acts.assigns(actor("office"), unexamined));

        acts.assigns(actor("office"), id);

        assertThat(get(id).status()).isEqualTo(SuggestionStatus.ASSIGNED);
        conflict("目前为“办理中”，不能交办", () -> acts.assigns(actor("office"), id));
    }

    @Test
    @Tag("R5")
    void theGovernmentOfficeSharesAnewAndTheUnitsOfOthersStay() {
        SuggestionId id = acts.registered();
        acts.assigns(
                actor("office"),
                id,
                "jointMeeting",
                false,
                "units",
                List.of(share("GDS", "LEAD"), share("SLZ", "ASSISTING"), share("ZRZYS", "ASSISTING")));
        for (String user : List.of("leader", "handler-SLZ", "presidium", "d1")) {
            forbidden("只有镇政府办可以转交", () -> acts.dispatches(actor(user), id));
        }
        badInput(
                "units",
                "镇政府办只能调整政府系统的承办单位",
                () -> acts.dispatches(actor("government"), id, "units", List.of(share("ZRZYS", "LEAD"))));
        badInput(
                "units",
                "独办或主办单位只能有一个",
                () -> acts.dispatches(actor("government"), id, "units", List.of(share("SLZ", "SOLE"))));
        badInput("leader", "请从镇领导名单中选择", () -> acts.dispatches(actor("government"), id, "leader", "office"));
        badInput("day", "不能早于交办日", () -> acts.dispatches(actor("government"), id, "day", "2026-04-07"));

        acts.dispatches(
                actor("government"),
                id,
                "units",
                List.of(share("HWS", "ASSISTING"), share("NYZX", "ASSISTING")),
                "leader",
                "leader");

        Handling lead = acts.share(id, "GDS");
        assertThat(lead.role()).isEqualTo(Role.LEAD);
        assertThat(opinions.owing(lead.id())).containsExactlyInAnyOrder("HWS", "NYZX", "ZRZYS");
        assertThat(get(id).leader()).isEqualTo("leader");
        assertThat(lead.assignedOn()).as("the day of assignment stays").isEqualTo(TODAY);
    }

    @Test
    @Tag("R5")
    void aUnitThatHasBegunIsNotMovedAnyMore() {
        SuggestionId id = acts.registered();
        acts.assigns(actor("office"), id, "jointMeeting", false);
        acts.contacts(actor("handler-SLZ"), acts.share(id, "SLZ").id());

        conflict(
                "镇水利站已经开始办理，不能再调整承办单位",
                () -> acts.dispatches(actor("government"), id, "units", List.of(share("HWS", "SOLE"))));
    }

    @Test
    @Tag("R6")
    void unitsExistAndAreNotAboveTheTown() {
        SuggestionId id = acts.registered();
        badInput(
                "units",
                "没有编码为“NOPE”的单位",
                () -> acts.assigns(actor("office"), id, "units", List.of(share("NOPE", "SOLE"))));
        badInput(
                "units",
                "是上级单位，请改为转报上级",
                () -> acts.assigns(actor("office"), id, "units", List.of(share("SJ-JT", "SOLE"))));
        badInput("units", "请选择承办单位", () -> acts.assigns(actor("office"), id, "units", List.of()));
        badInput(
                "units",
                "建议条目应在1至2之间",
                () -> acts.assigns(
                        actor("office"),
                        id,
                        "units",
                        List.of(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 3))));
        assertThat(get(id).status()).isEqualTo(SuggestionStatus.REGISTERED);
    }

    @Test
    @Tag("R7")
    void theReplyIsDueInThreeMonthsOrInSixWithAReasonAndNeverLater() {
        SuggestionId three = acts.registered();
        acts.assigns(actor("office"), three);
        assertThat(get(three).legalDue()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(acts.share(three, "SLZ").due()).isEqualTo(LocalDate.of(2026, 7, 8));

        SuggestionId six = acts.registered();
        for (int months : List.of(0, 1, 2, 4, 5, 7, 12)) {
            badInput("months", "办理期限为三个月或六个月", () -> acts.assigns(actor("office"), six, "months", months));
        }
        badInput("complexReason", "请写明理由", () -> acts.assigns(actor("office"), six, "months", 6));
        badInput("keyReason", "列为重点督办时请写明理由", () -> acts.assigns(actor("office"), six, "key", true));
        badInput(
                "leader",
                "重点督办建议的答复由分管镇领导签发，请指定分管镇领导",
                () -> acts.assigns(actor("office"), six, "key", true, "keyReason", "群众反映强烈"));
        badInput("leader", "请从镇领导名单中选择", () -> acts.assigns(actor("office"), six, "leader", "office"));
        acts.assigns(actor("office"), six, "months", 6, "complexReason", "涉及三个村，须跨年施工");
        assertThat(get(six).legalDue()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(get(six).complexReason()).isEqualTo("涉及三个村，须跨年施工");
    }

    @Test
    @Tag("R7")
    void theClockRunsFromTheDayOfTheMeetingAndNotFromTheDayOfEntry() {
        SuggestionId id = acts.registered();
        stage.today(TODAY.plusDays(9));
        badInput("day", "日期不能晚于今天", () -> acts.assigns(actor("office"), id, "day", "2026-04-18"));
        badInput("day", "不能早于登记日", () -> acts.assigns(actor("office"), id, "day", "2026-04-07"));

        acts.assigns(actor("office"), id, "day", "2026-04-09");

        assertThat(get(id).assignedOn()).isEqualTo(LocalDate.of(2026, 4, 9));
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 9));
    }

    @Test
    @Tag("R9")
    void anObjectionOnPaperCountsByItsDayAndATypedOneByToday() {
        HandlingId share = acts.share(acts.assigned(), "SLZ").id();
        LocalDate last = LocalDate.of(2026, 4, 15);
        stage.today(last.plusDays(1));
        String paper = acts.scan("office");
        conflict("（2026年4月15日前）申请，现已超过期限", () -> acts.objects(actor("handler-SLZ"), share));
        conflict("现已超过期限", () -> acts.objects(actor("handler-SLZ"), share, "day", last.toString()));
        conflict("现已超过期限", () -> acts.objects(actor("office"), share, "scan", paper, "day", "2026-04-16"));
        badInput("scan", "请上传签字或盖章的纸质材料", () -> acts.objects(actor("office"), share, "day", last.toString()));
        badInput("day", "不能早于交办日", () -> acts.objects(actor("handler-SLZ"), share, "day", "2026-04-07"));

        acts.objects(actor("office"), share, "scan", paper, "day", last.toString());
        assertThat(acts.isClaimed(paper)).isTrue();
    }

    @Test
    @Tag("R9")
    void oneObjectionIsOpenAtATimeAndTheClockRunsOn() {
        SuggestionId id = acts.assigned();
        HandlingId share = acts.share(id, "SLZ").id();
        acts.objects(actor("handler-SLZ"), share);

        conflict("目前为“申请退办”，不能申请退办", () -> acts.objects(actor("handler-SLZ"), share, "reason", "别的", "basis", "别的"));
        assertThat(get(id).legalDue()).isEqualTo(LocalDate.of(2026, 7, 8));
        assertThat(acts.share(id, "SLZ").due()).isEqualTo(LocalDate.of(2026, 7, 8));
    }

    @Test
    @Tag("R10")
    void aUnitThatIsAssignedAgainDoesNotComeBackWithARefusedGround() {
        SuggestionId id = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));
        HandlingId first = acts.share(id, "SLZ").id();
        acts.objects(actor("handler-SLZ"), first);
        badInput("reason", "请填写审核意见", () -> acts.decidesObjection(first, false, "reason", null));
        acts.decidesObjection(first, false);
        assertThat(acts.share(id, "SLZ").status()).isEqualTo(HandlingStatus.ACCEPTED);
        conflict("不能申请退办", () -> acts.objects(actor("handler-SLZ"), first, "reason", "别的", "basis", "别的"));
        conflict("没有待审核的退办申请", () -> acts.decidesObjection(first, true));

        acts.adds("office", id, "unit", "HWS", "role", "SEPARATE", "proposals", List.of(1));
        acts.cancels("office", first);
        acts.adds("office", id, "unit", "SLZ", "role", "SEPARATE", "proposals", List.of(1));
        HandlingId again = acts.share(id, "SLZ").id();

        conflict("以同样的理由申请退办已被驳回", () -> acts.objects(actor("handler-SLZ"), again, "reason", "渠道，属县管。"));
        acts.objects(actor("handler-SLZ"), again, "reason", "人手不够", "basis", "编制文件");
    }

    @Test
    @Tag("R11")
    void whoTakesOverAnswersAllOfItByTheDayTheDeputyWasPromised() {
        SuggestionId id = acts.assigned();
        Handling old = acts.share(id, "SLZ");
        acts.objects(actor("handler-SLZ"), old.id());
        stage.today(TODAY.plusDays(7));
        forbidden("只有镇人大办可以审核退办申请", () -> acts.decidesObjection(actor("government"), old.id(), true));
        badInput("units", "请选择改由哪个单位承办", () -> acts.decidesObjection(old.id(), true));
        badInput(
                "units",
                "不能再改由镇水利站承办",
                () -> acts.decidesObjection(old.id(), true, "units", List.of(share("SLZ", "SOLE"))));
        badInput(
                "units",
                "还没有分配：第2条",
                () -> acts.decidesObjection(old.id(), true, "units", List.of(share("NYZX", "SOLE", 1))));
        badInput(
                "units",
                "一条建议只能由一个单位接办",
                () -> acts.decidesObjection(
                        old.id(), true, "units", List.of(share("NYZX", "SEPARATE"), share("GDS", "SEPARATE"))));
        badInput(
                "units",
                "请选择一个答复单位",
                () -> acts.decidesObjection(old.id(), true, "units", List.of(share("NYZX", "ASSISTING"))));
        badInput("day", "不能早于申请退办日", () -> acts.decidesObjection(old.id(), true, "day", "2026-04-07"));

        List<Handling> successors = acts.decidesObjection(
                old.id(), true, "units", List.of(share("NYZX", "SEPARATE", 1), share("GDS", "SEPARATE", 2)));

        assertThat(successors).extracting(h -> h.unit().code()).containsExactly("NYZX", "GDS");
        assertThat(acts.share(id, "SLZ").status()).isEqualTo(HandlingStatus.REASSIGNED);
        assertThat(acts.share(id, "SLZ").endReason()).isEqualTo("按职责分工");
        assertThat(get(id).assignedOn()).isEqualTo(TODAY);
        assertThat(successors).allMatch(h -> h.assignedOn().equals(TODAY.plusDays(7)));
        assertThat(successors).allMatch(h -> h.due().equals(get(id).legalDue()));
    }

    @Test
    @Tag("R11")
    void aSeparateUnitsPartIsTakenOverWholeByAUnitThatIsNew() {
        SuggestionId id = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));
        HandlingId old = acts.share(id, "SLZ").id();
        acts.objects(actor("handler-SLZ"), old);
        badInput(
                "units",
                "供电所已经在办理这件建议",
                () -> acts.decidesObjection(old, true, "units", List.of(share("GDS", "SEPARATE", 1))));
        badInput(
                "units",
                "只能分配原单位负责的建议条目",
                () -> acts.decidesObjection(old, true, "units", List.of(share("NYZX", "SEPARATE", 1, 2))));
        badInput(
                "units",
                "分办时不能另设会办单位",
                () -> acts.decidesObjection(
                        old, true, "units", List.of(share("NYZX", "LEAD"), share("HWS", "ASSISTING"))));

        Handling successor = acts.decidesObjection(old, true, "units", List.of(share("NYZX", "SOLE")))
                .get(0);
        assertThat(successor.proposals()).containsExactly(1);
        assertThat(successor.role()).isEqualTo(Role.SEPARATE);
    }

    @Test
    @Tag("R11")
    void assistingUnitsKeepTheirDateUnderTheNewLead() {
        SuggestionId id = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"), share("HWS", "ASSISTING"));
        HandlingId old = acts.share(id, "SLZ").id();
        LocalDate due = opinions.findByHandlingOrderById(old).get(0).due();
        acts.objects(actor("handler-SLZ"), old);
        stage.today(TODAY.plusDays(2));

        HandlingId next = acts.decidesObjection(
                        old, true, "units", List.of(share("NYZX", "LEAD"), share("GDS", "ASSISTING")))
                .get(0)
                .id();

        assertThat(opinions.findByHandlingOrderById(old)).allMatch(o -> o.state() == AssistingOpinion.State.CANCELLED);
        assertThat(opinions.findByHandlingOrderById(next)).singleElement().matches(o -> o.due()
                .equals(due));
    }

    @Test
    void nobodyElseSignsInForAUnitWithoutItsPaper() {
        HandlingId share = acts.share(acts.assigned(), "SLZ").id();
        badInput("accepted", "请选择签收或申请退办", () -> acts.accepts(actor("handler-SLZ"), share));
        forbidden("只有镇水利站或镇人大办", () -> acts.accepts(actor("handler-GDS"), share, "accepted", true));
        badInput("scan", "请上传", () -> acts.accepts(actor("office"), share, "accepted", true));

        assertThat(acts.accepts(actor("head-SLZ"), share, "accepted", true)).isTrue();
    }

    @Test
    @Tag("R6")
    void aUnitThatComesLaterFitsTheRolesThatAreThere() {
        SuggestionId lead = acts.assigned(share("SLZ", "LEAD"), share("GDS", "ASSISTING"));
        forbidden("只有镇人大办可以增加承办单位", () -> acts.adds("government", lead, "unit", "HWS", "role", "ASSISTING"));
        badInput("unit", "没有编码为", () -> acts.adds("office", lead, "unit", "NOPE", "role", "ASSISTING"));
        badInput("unit", "是上级单位", () -> acts.adds("office", lead, "unit", "SJ-JT", "role", "ASSISTING"));
        badInput("unit", "已经是会办单位", () -> acts.adds("office", lead, "unit", "GDS", "role", "ASSISTING"));
        badInput("unit", "已经是承办单位", () -> acts.adds("office", lead, "unit", "SLZ", "role", "SEPARATE"));
        badInput("role", "主办的建议只能增加会办单位", () -> acts.adds("office", lead, "unit", "HWS", "role", "SEPARATE"));
        badInput("role", "请选择办理角色", () -> acts.adds("office", lead, "unit", "HWS"));
        assertThat(acts.adds("office", lead, "unit", "HWS", "role", "ASSISTING").assistingUnit())
                .isEqualTo("HWS");

        SuggestionId separate = acts.assigned(share("SLZ", "SEPARATE", 1), share("GDS", "SEPARATE", 2));
        badInput(
                "proposals",
                "应在1至2之间",
                () -> acts.adds("office", separate, "unit", "HWS", "role", "SEPARATE", "proposals", List.of(3)));
        assertThat(acts.adds("office", separate, "unit", "HWS", "role", "SEPARATE", "proposals", List.of(2))
                        .handling()
                        .proposals())
                .containsExactly(2);
        SuggestionId replied = acts.replied();
        conflict("只有办理中的建议可以增加承办单位", () -> acts.adds("office", replied, "unit", "HWS", "role", "SEPARATE"));
    }
}
