package org.jianyi.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an examiner should look at twice: the usual slips when suggestions are written. Hints only, the judgement is his. */
public final class EntryHints {

    private static final Pattern USUAL_TITLE = Pattern.compile("关于.+的(建议|批评|意见)");
    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；;!?]");
    private static final int LONG_SENTENCE = 100;
    private static final int MATTERS_OF_ONE_THING = 2;

    private EntryHints() {}

    /** @return Chinese sentences, none when nothing strikes the eye */
    public static List<String> of(String title, String facts, List<String> proposals) {
        List<String> hints = new ArrayList<>();
        if (!USUAL_TITLE.matcher(title).find()) {
            hints.add("标题一般写成“关于……的建议”");
        }
        if (title.split("[、，,；;]|以及").length > MATTERS_OF_ONE_THING) {
            hints.add("标题列了几件事，请看是否一事一议，需要时退回拆分");
        }
        if (facts.strip().length() < LONG_SENTENCE && SENTENCE_END.split(facts.strip()).length < 2) {
            hints.add("情况与问题只有一句话，请看是否写明了时间、地点和影响");
        }
        if (proposals.stream().map(EntryHints::bare).distinct().count() < proposals.size()) {
            hints.add("有两条具体建议写得一样");
        }
        return hints;
    }

    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
    }
}
