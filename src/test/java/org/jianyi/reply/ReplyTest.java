package org.jianyi.reply;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.Refused;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.util.ReflectionTestUtils;

class ReplyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    private static final Actor HANDLER = new Actor("h", "经办", Set.of("unit-SLZ"));

    @Test
    @Tag("R17")
    void everyPartOfTheLetterIsHashed() {
        Reply reply = reply("枫水函〔2026〕1号");
        String hash = reply.hash();
        assertThat(reply.computeHash()).isEqualTo(hash).hasSize(64);

        Map.ofEntries(
                        entry("handling", new HandlingId("J2026-0001-2")),
                        entry("draftNumber", 2),
                        entry("scheme", "town-2030"),
                        entry("classCode", "B"),
                        entry("classReason", "资金未到位"),
                        entry("issuer", Issuer.TOWN_GOVERNMENT),
                        entry("letterNumber", "枫水函〔2026〕2号"),
                        entry("opening", "收悉"),
                        entry("contactPerson", "另一人"),
                        entry("contactPhone", "0714-1111111"),
                        entry("publicity", ReplyPublicity.NONE),
                        entry("answers", Map.of(1, "没有清淤。")),
                        entry("promises", List.of()))
                .forEach((part, change) -> {
                    Reply tampered = reply("枫水函〔2026〕1号");
                    ReflectionTestUtils.setField(tampered, part, change);
                    assertThat(tampered.computeHash()).as(part).isNotEqualTo(hash);
                    assertThat(tampered.hash()).as("kept").isEqualTo(hash);
                });
    }

    @Test
    @Tag("R17")
    void aDraftGoesOneWay() {
        Reply returned = reply("枫水函〔2026〕1号");
        returned.sendBack();
        Refused.conflict("答复目前为“已退回”，不能签发", () -> returned.sign("站长", DAY));

        Reply reply = reply("枫水函〔2026〕1号");
        Refused.conflict("不能登记送达", () -> reply.deliver(DeliveryWay.POST, "代表", null, false, DAY));
        reply.sign("站长", DAY);
        Refused.conflict("答复目前为“已签发”，不能退回", reply::sendBack);
        reply.deliver(DeliveryWay.POST, "代表", null, false, DAY.plusDays(1));
        Refused.conflict("不能登记送达", () -> reply.deliver(DeliveryWay.POST, "代表", null, false, DAY));

        assertThat(reply.signerName()).isEqualTo("站长");
        assertThat(reply.deliveredOn()).isEqualTo(DAY.plusDays(1));
        assertThat(reply.computeHash()).isEqualTo(reply.hash());
    }

    @ParameterizedTest
    @EnumSource(Meaning.class)
    @Tag("R15")
    void aClassNeedsWhatItMeans(Meaning meaning) {
        ReplyClass replyClass = replyClass(meaning);

        assertThat(replyClass.needsPromise())
                .isEqualTo(Set.of(Meaning.IN_PROGRESS, Meaning.PLANNED).contains(meaning));
        assertThat(replyClass.needsReason())
                .isEqualTo(Set.of(Meaning.NOT_NOW, Meaning.REFERENCE, Meaning.BEYOND_POWER)
                        .contains(meaning));
    }

    private static Reply reply(String letterNumber) {
        DraftReply form = new DraftReply(
                "A",
                null,
                List.of(new DraftAnswer(1, "支渠已清淤。"), new DraftAnswer(2, "已聘管护员。")),
                List.of(new PromiseDraft("每季巡查", DAY.plusDays(90), null)),
                null,
                letterNumber,
                "经办人",
                "0714-0000000",
                ReplyPublicity.ACTIVE,
                null,
                null,
                null,
                null,
                null);
        return new Reply(
                new HandlingId("J2026-0001-1"),
                1,
                form,
                replyClass(Meaning.RESOLVED),
                Issuer.UNIT,
                null,
                HANDLER,
                HANDLER.name(),
                false,
                DAY);
    }

    private static ReplyClass replyClass(Meaning meaning) {
        ReplyClass replyClass = new ReplyClass();
        ReflectionTestUtils.setField(replyClass, "key", new ReplyClass.Key("town-2024", "A"));
        ReflectionTestUtils.setField(replyClass, "meaning", meaning);
        return replyClass;
    }
}
