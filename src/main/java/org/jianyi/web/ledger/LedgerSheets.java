package org.jianyi.web.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.ledger.LedgerRow;

/**
 * The ledger on paper: rows are put on sheets here and not by the browser, so that each sheet knows its number and how many there are, in
 * older browsers too. Chinese characters are all of one width, so how many lines a cell takes is known; Latin letters take less.
 */
final class LedgerSheets {

    /** In tenths of a millimetre, as in ledger-print.css: what is left of a sheet beside head and foot, a line of text, a row's air. */
    private static final int ROOM = 1_620;

    private static final int LINE = 42;
    private static final int AIR = 16;
    private static final int TOTALS = 120;

    private static final int LEAST = 2;
    private static final int MOST = 36;

    private LedgerSheets() {}

    /** A row, and the lines it takes. */
    record PaperRow(LedgerLine line, int lines) {

        int height() {
            return lines * LINE + AIR;
        }

        /** As the style sheet has it. */
        public String style() {
            return "height: " + height() / 10 + "." + height() % 10 + "mm";
        }
    }

    /** What goes on one sheet. {@code last}: the totals follow. */
    record Sheet(List<PaperRow> rows, int number, int of, boolean last) {}

    static List<Sheet> of(Stream<LedgerLine> lines) {
        List<List<PaperRow>> sheets = new ArrayList<>();
        List<PaperRow> open = new ArrayList<>();
        int used = 0;
        for (PaperRow row : (Iterable<PaperRow>) lines.map(line -> new PaperRow(line, lines(line)))::iterator) {
            if (used + row.height() > ROOM) {
                sheets.add(open);
                open = new ArrayList<>();
                used = 0;
            }
            open.add(row);
            used += row.height();
        }
        if (used + TOTALS > ROOM) {
            sheets.add(open);
            open = new ArrayList<>();
        }
        sheets.add(open);
        List<Sheet> numbered = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            numbered.add(new Sheet(sheets.get(i), i + 1, sheets.size(), i == sheets.size() - 1));
        }
        return numbered;
    }

    /** The tallest cell; how many characters go on a line of it follows from ledger-print.css, less one that may not begin a line. */
    private static int lines(LedgerLine line) {
        LedgerRow row = line.row();
        int tallest = IntStream.of(
                        lines(line.session(), 5) + 1,
                        lines(row.title(), 16),
                        lines(line.deputies(), 5),
                        lines(row.category(), 5),
                        lines(row.leadUnits(), 9)
                                + (row.assistingUnits().isEmpty() ? 0 : lines("会办：" + row.assistingUnits(), 9)),
                        line.holders().stream()
                                .mapToInt(h -> lines(h.toString(), 10))
                                .sum(),
                        (line.light() == null
                                        ? line.kept().isEmpty() ? 0 : 2
                                        : 1 + lines(line.light().word() + line.left(), 6))
                                + lines(line.extended(), 6),
                        lines(line.judgedAttitude(), 5) + lines(line.judgedResult(), 5))
                .max()
                .orElseThrow();
        return Math.min(MOST, Math.max(LEAST, tallest));
    }

    private static int lines(String text, int perLine) {
        return (text.length() + perLine - 1) / perLine;
    }
}
