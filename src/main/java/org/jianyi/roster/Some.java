package org.jianyi.roster;

import java.util.List;

/** Some of many, for a sentence that should stay one. */
public final class Some {

    private static final int NAMED = 3;

    private Some() {}

    /** 甲、乙、丙等5项 of five, all of three. */
    public static String of(List<String> many) {
        String named = String.join("、", many.subList(0, Math.min(NAMED, many.size())));
        return many.size() > NAMED ? named + "等" + many.size() + "项" : named;
    }
}
