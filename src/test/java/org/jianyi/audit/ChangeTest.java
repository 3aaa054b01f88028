package org.jianyi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static AuditLine line(String before, String after) {
        return new AuditLine(
                "J2026-0001",
                null,
                Instant.EPOCH,
                "office",
                "人大办",
                null,
                "更正",
                LocalDate.of(2026, 4, 8),
                before,
                after,
                null);
    }

    @Test
    void whatIsKeptIsReadAgain() {
        List<Change> changes = List.of(
                new Change("标题", "关于“清於”的建议", "关于“清淤”的建议"),
                new Change("分管领导", "镇领导", null),
                new Change("重点督办", null, "多年提出"));

        assertThat(Change.of(line(Change.before(changes), Change.after(changes))))
                .containsExactlyInAnyOrderElementsOf(changes);
    }

    @Test
    void whatStayedTheSameIsNoChange() {
        assertThat(Change.of(line("{\"类别\":\"农田水利\",\"层次\":\"镇内办理\"}", "{\"类别\":\"文化建设\",\"层次\":\"镇内办理\"}")))
                .containsExactly(new Change("类别", "农田水利", "文化建设"));
    }

    @Test
    void aLineWithoutChangesHasNone() {
        assertThat(Change.of(line(null, null))).isEmpty();
        assertThat(Change.before(List.of(new Change("承办单位", null, "镇水利站")))).isNull();
    }
}
