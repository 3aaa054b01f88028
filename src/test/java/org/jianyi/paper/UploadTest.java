package org.jianyi.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jianyi.PostgresForTests;
import org.jianyi.Refusal;
import org.jianyi.draft.Drafts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(
        classes = PostgresForTests.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "spring.jpa.hibernate.ddl-auto=validate")
class UploadTest {

    private static final Instant NOW = PostgresForTests.NOW;

    @Autowired
    private Upload upload;

    @Autowired
    private Papers papers;

    @Autowired
    private Drafts drafts;

    @Autowired
    private DataSource dataSource;

    @Test
    void aFileIsKeptWithItsNameTypeAndHash() {
        PaperView view = store("wang", "../建议 扫描.pdf", TinyFiles.pdf());

        assertThat(view.name()).isEqualTo("建议 扫描.pdf");
        assertThat(view.type()).isEqualTo("application/pdf");
        Paper paper = papers.get(view.id());
        assertThat(paper.kind()).isEqualTo(PaperKind.PDF);
        assertThat(paper.size()).isEqualTo(TinyFiles.pdf().length);
        assertThat(paper.sha256()).hasSize(64);
        assertThat(paper.uploadedAt()).isEqualTo(NOW);
        assertThat(paper.isPendingOf("wang")).isTrue();
        assertThat(paper.isPendingOf("li")).isFalse();
        assertThat(papers.contentOf(view.id())).isEqualTo(TinyFiles.pdf());
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(400, "空文件", () -> store("wang", "空.pdf", new byte[0]));
    }

    @Test
    void aFileOfTwentyMegabytesIsKeptAndOneByteMoreIsRefused() {
        int max = 20 * 1024 * 1024;
        byte[] largest = Arrays.copyOf(TinyFiles.pdf(), max);
        assertThat(store("wang", "大.pdf", largest).size()).isEqualTo(max);
        assertRefused(413, "20MB", () -> store("wang", "大.pdf", Arrays.copyOf(largest, max + 1)));
    }

    @Test
    void aLyingFileIsRefused() {
        assertRefused(415, "内容不是", () -> store("wang", "图.pdf", TinyFiles.png()));
    }

    @Test
    void theUploaderClaimsHisPapersForASuggestion() {
        UUID id = store("wang", "a.pdf", TinyFiles.pdf()).id();
        UUID other = store("wang", "b.png", TinyFiles.png()).id();

        assertThat(papers.claim(Arrays.asList(id, null, other, id), "wang", "J2025-0001"))
                .hasSize(2);

        assertThat(papers.get(id).claimedBy()).isEqualTo("J2025-0001");
        assertThat(papers.findByClaimedByOrderByUploadedAtAscIdAsc("J2025-0001"))
                .extracting(Paper::id)
                .containsExactlyInAnyOrder(id, other);
        assertThat(papers.claim(Arrays.asList((UUID) null), "wang", "J2025-0001"))
                .isEmpty();
        assertThat(papers.claim(null, "wang", "J2025-0001")).isEmpty();
    }

    @Test
    void nobodyClaimsAnothersPendingPaperAndThenNoneIsClaimed() {
        UUID his = store("wang", "a.pdf", TinyFiles.pdf()).id();
        UUID mine = store("li", "b.pdf", TinyFiles.pdf()).id();

        assertRefused(400, "不是您上传的", () -> papers.claim(List.of(mine, his), "li", "J2025-0002"));
        assertRefused(400, "不存在", () -> papers.claim(List.of(mine, UUID.randomUUID()), "li", "J2025-0002"));

        assertThat(papers.get(mine).claimedBy()).isNull();
        assertThat(papers.get(his).claimedBy()).isNull();
    }

    @Test
    void aPaperBelongsToOneSuggestionAndMayBeNamedThereAgainByAColleague() {
        UUID id = store("wang", "a.pdf", TinyFiles.pdf()).id();
        papers.claim(List.of(id), "wang", "J2025-0003");

        assertThat(papers.claim(List.of(id), "li", "J2025-0003")).hasSize(1);
        assertRefused(409, "另一件建议", () -> papers.claim(List.of(id), "wang", "J2025-0004"));
        assertRefused(400, "不是您上传的", () -> papers.claim(List.of(id), "li", "J2025-0004"));
    }

    @Test
    void onlyTheUploaderThrowsAwayAndOnlyWhatIsPending() {
        UUID pending = store("wang", "a.pdf", TinyFiles.pdf()).id();
        UUID claimed = store("wang", "b.pdf", TinyFiles.pdf()).id();
        papers.claim(List.of(claimed), "wang", "J2025-0005");

        assertRefused(404, "不存在", () -> upload.discard(pending, "li"));
        assertRefused(404, "不能删除", () -> upload.discard(claimed, "wang"));
        upload.discard(pending, "wang");

        assertThat(papers.findById(pending)).isEmpty();
        assertThat(papers.findContent(pending)).isEmpty();
        assertThat(papers.findContent(claimed)).isPresent();
    }

    @Test
    void whatNobodyClaimedIsSweptUnlessADraftStillNamesIt() {
        UUID forgotten = store("wang", "a.pdf", TinyFiles.pdf()).id();
        UUID drafted = store("wang", "b.pdf", TinyFiles.pdf()).id();
        UUID claimed = store("wang", "c.pdf", TinyFiles.pdf()).id();
        UUID fresh = store("wang", "d.pdf", TinyFiles.pdf()).id();
        papers.claim(List.of(claimed), "wang", "J2025-0006");
        List.of(forgotten, drafted, claimed).forEach(this::ageByThreeDays);
        drafts.keep("task-sweep", "{\"scan\":\"" + drafted + "\"}", "wang", NOW);

        assertThat(papers.sweep(NOW.minus(Duration.ofDays(1)))).isEqualTo(1);

        assertThat(papers.findById(forgotten)).isEmpty();
        assertThat(papers.findContent(forgotten)).isEmpty();
        assertThat(List.of(drafted, claimed, fresh))
                .allMatch(id -> papers.findById(id).isPresent());
    }

    private PaperView store(String actor, String name, byte[] content) {
        return upload.store(actor, name, new ByteArrayInputStream(content), null);
    }

    private void ageByThreeDays(UUID id) {
        new JdbcTemplate(dataSource)
                .update("update paper set uploaded_at = uploaded_at - interval '3 days' where id = ?", id);
    }

    private static void assertRefused(int status, String sentence, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .matches(refusal -> refusal.status() == status)
                .matches(refusal -> refusal.sentence().contains(sentence));
    }
}
