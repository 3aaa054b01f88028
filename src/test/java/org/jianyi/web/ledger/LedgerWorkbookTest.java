package org.jianyi.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jianyi.Guest;
import org.jianyi.process.CaseTest;
import org.jianyi.process.Stage;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.SheetReader;
import org.jianyi.sheet.Table;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every column of the ledger's workbook, against what was done with the case; an empty one is left out here. */
class LedgerWorkbookTest extends CaseTest {

    private static final Table<LedgerEntry> TABLE = Table.of(LedgerEntry.class);
    private static final LocalDate HELD = LocalDate.of(2024, 3, 6);

    /** By heading: done with everything a case can have, on its way, and late. */
    private static final String DONE = """
            届次=四十七次会议 编号=第001号 标题=关于疏浚渡口航道的建议 领衔代表=代表3 附议人数=2 附议代表=代表5、代表6 类别=农田水利
            主办单位=镇水利站 承办方式=主办 会办单位=供电所 状态=办结 法定答复期限=2026-07-08 延期次数=0 沟通次数=1 其中面商=1
            答复日期=2026-04-08 答复类别=A 是否按期=按期答复 办理态度=满意 办理结果=基本满意 评价代录=是 办理轮次=1
            督办=重点 结束日期=2026-04-08 提出代录=是 保密=是""";

    private static final String OPEN = """
            届次=四十七次会议 编号=第002号 标题=关于加高渡口堤岸的建议 领衔代表=代表2 附议人数=0 类别=农田水利
            主办单位=镇水利站 承办方式=独办 状态=办理中 现在谁在办=镇水利站 办到哪一步=待签收 已等天数=10
            期限=2026-07-08 剩余天数=81 期限情况=正常 法定答复期限=2026-07-08 延期次数=0 沟通次数=0 其中面商=0 办理轮次=1
            提出代录=是 保密=否""";

    private static final String LATE = """
            届次=四十七次会议 编号=第002号 标题=关于加高渡口堤岸的建议 领衔代表=代表2 附议人数=0 类别=农田水利
            主办单位=镇水利站 承办方式=独办 状态=办理中 现在谁在办=镇水利站 办到哪一步=办理中 已等天数=94
            期限=2026-07-09 逾期天数=2 期限情况=逾期 法定答复期限=2026-07-09 延期次数=1 沟通次数=0 其中面商=0 办理轮次=1
            提出代录=是 保密=否""";

    @LocalServerPort
    int port;

    @Autowired
    Sessions sessions;

    @Autowired
    SheetReader reader;

    @Test
    void everyColumnSaysWhatWasDone() {
        Session session = sessions.save(
                new Session(stage.cast().session().congress(), 47, "镇十三届人大四十七次会议", HELD, HELD, HELD.atTime(16, 0)));
        SuggestionId done = file(
                session,
                3,
                "关于疏浚渡口航道的建议",
                "cosigners",
                story.deputies(5, 6),
                "signedOnPaper",
                true,
                "confidential",
                true,
                "confidentialReason",
                "涉及个人。");
        story.officeExamines(
                done,
                "REGISTER",
                "assignment",
                stage.assignment(
                        "units",
                        List.of(stage.share("SLZ", "LEAD"), stage.share("GDS", "ASSISTING")),
                        "leader",
                        "leader",
                        "key",
                        true,
                        "keyReason",
                        "群众反映集中。"));
        SuggestionId open = file(session, 2, "关于加高渡口堤岸的建议");
        story.officeAssigns(open, stage.share("SLZ", "SOLE"));
        stage.does("handler-GDS", story.share(done, "SLZ"), "GiveAssistingOpinion", form("text", "同意。"));
        story.unitReplies(done, "SLZ");
        stage.does(
                "office",
                story.share(done, "SLZ"),
                "RateHandling",
                stage.rating("SATISFIED", "BASICALLY_SATISFIED", "scan", stage.scan("office")));

        Map<String, String> doneLine = line(session, 0);
        assertThat(doneLine).isEqualTo(expected(DONE));
        stage.today(TODAY.plusDays(10));
        Map<String, String> openLine = line(session, 1);
        assertThat(openLine).isEqualTo(expected(OPEN));
        story.unitAsksForTime(open, "SLZ", "2026-07-09");
        story.officeGrantsTime(open, "SLZ");
        stage.today(LocalDate.of(2026, 7, 11));
        Map<String, String> lateLine = line(session, 1);
        assertThat(lateLine).isEqualTo(expected(LATE));

        TreeSet<String> filled = new TreeSet<>(doneLine.keySet());
        filled.addAll(openLine.keySet());
        filled.addAll(lateLine.keySet());
        assertThat(filled)
                .as("no column that none of the three fills in")
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.fields().stream().map(Field::heading).toList());
    }

    private SuggestionId file(Session session, int deputy, String title, Object... changes) {
        Map<String, Object> form = stage.suggestion(
                "deputyId",
                stage.cast().deputy(deputy).id(),
                "sessionId",
                session.id(),
                "inSession",
                true,
                "day",
                HELD.toString(),
                "title",
                title,
                "scan",
                stage.scan("office"));
        return stage.submits("office", Stage.with(form, changes));
    }

    private Map<String, String> line(Session session, int at) {
        LedgerEntry entry = reader.read(
                        "台账.xlsx", Guest.of(port, "office").download("/ledger.xlsx?session=" + session.id()), TABLE)
                .lines()
                .get(at)
                .entry();
        Map<String, String> line = new LinkedHashMap<>();
        TABLE.shown(entry).forEach((name, shown) -> {
            if (!shown.isEmpty()) {
                line.put(TABLE.heading(name), shown);
            }
        });
        return line;
    }

    private static Map<String, String> expected(String pairs) {
        Map<String, String> expected = new LinkedHashMap<>();
        Arrays.stream(pairs.split("\\s+")).map(pair -> pair.split("=")).forEach(pair -> expected.put(pair[0], pair[1]));
        return expected;
    }
}
