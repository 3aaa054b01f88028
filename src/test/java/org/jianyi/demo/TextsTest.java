package org.jianyi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The town's texts are each somebody's own. */
class TextsTest {

    private static final int A_PHRASE = 20;

    private final Texts texts = Texts.read();

    @Test
    void noSentenceStandsInTwoSuggestions() {
        Map<String, String> firstSeen = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Matter matter : texts.all()) {
            words(matter)
                    .filter(Objects::nonNull)
                    .flatMap(text -> Stream.of(text.split("[。！？；\n]")))
                    .filter(sentence -> sentence.length() >= A_PHRASE)
                    .forEach(sentence -> {
                        String other = firstSeen.putIfAbsent(sentence, matter.key());
                        if (other != null && !other.equals(matter.key())) {
                            repeated.add(sentence + "：" + other + "、" + matter.key());
                        }
                    });
        }
        assertThat(repeated).isEmpty();
        assertThat(firstSeen).hasSizeGreaterThan(1000);
    }

    @Test
    void everySuggestionHasItsOwnName() {
        assertThat(texts.all()).extracting(Matter::key).doesNotHaveDuplicates();
        assertThat(texts.all()).extracting(Matter::title).doesNotHaveDuplicates();
    }

    @Test
    void everyCategoryOccurs() {
        assertThat(texts.all()).extracting(Matter::category).containsAll(DemoUnits.CATEGORIES);
        assertThat(DemoUnits.CATEGORIES)
                .containsAll(texts.all().stream().map(Matter::category).toList());
    }

    @Test
    void everyReplyAnswersEachOfItsProposals() {
        for (Matter matter : texts.all()) {
            int all = matter.revised() == null
                    ? matter.proposals().size()
                    : matter.revised().proposals().size();
            for (Matter.Answer reply : matter.replies()) {
                List<Integer> own = matter.units().separate().get(reply.unit());
                assertThat(reply.answers()).as(matter.key()).hasSize(own == null ? all : own.size());
            }
        }
    }

    private static Stream<String> words(Matter matter) {
        List<String> all = new ArrayList<>(List.of(matter.facts()));
        all.addAll(matter.proposals());
        all.add(matter.correction());
        all.add(matter.complexReason());
        if (matter.revised() != null) {
            all.add(matter.revised().facts());
            all.addAll(matter.revised().proposals());
        }
        List<Matter.Talk> talks = new ArrayList<>(matter.contacts());
        List<Matter.Answer> replies = new ArrayList<>(matter.replies());
        List<Matter.Judgement> ratings = new ArrayList<>(matter.ratings());
        if (matter.secondRound() != null) {
            talks.addAll(matter.secondRound().contacts());
            replies.add(matter.secondRound().answer());
            ratings.add(matter.secondRound().rating());
            all.add(matter.secondRound().decisionText());
        }
        talks.forEach(talk -> all.addAll(java.util.Arrays.asList(talk.said(), talk.agreed())));
        matter.progress().forEach(step -> all.add(step.text()));
        all.addAll(matter.opinions().values());
        replies.forEach(reply -> {
            all.add(reply.opening());
            all.addAll(reply.answers());
            all.add(reply.reason());
            all.add(reply.returnedBySigner());
            reply.promises().forEach(kept -> all.add(kept.matter()));
        });
        ratings.forEach(rating -> all.add(rating.comment()));
        if (matter.objection() != null) {
            all.addAll(java.util.Arrays.asList(
                    matter.objection().reason(),
                    matter.objection().basis(),
                    matter.objection().decision()));
        }
        return all.stream();
    }
}
