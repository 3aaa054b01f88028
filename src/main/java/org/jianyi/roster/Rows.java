package org.jianyi.roster;

import java.util.ArrayList;
import java.util.List;

/** Rows of a workbook in a sentence. */
final class Rows {

    private static final int NAMED = 20;

    private Rows() {}

    /**
     * @param rows in their order
     * @return neighbours together, and not all of very many: 第2至57行、第60行
     */
    static String named(List<Integer> rows) {
        List<String> spans = new ArrayList<>();
        for (int first = 0; first < rows.size(); ) {
            int last = first;
            while (last + 1 < rows.size() && rows.get(last + 1) == rows.get(last) + 1) {
                last++;
            }
            spans.add(last == first ? "第" + rows.get(first) + "行" : "第" + rows.get(first) + "至" + rows.get(last) + "行");
            first = last + 1;
        }
        return spans.size() <= NAMED
                ? String.join("、", spans)
                : String.join("、", spans.subList(0, NAMED)) + "等" + rows.size() + "行";
    }
}
