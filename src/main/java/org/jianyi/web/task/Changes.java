package org.jianyi.web.task;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What was changed from one text to the next: Han characters one by one, numbers and foreign words as a whole. */
final class Changes {

    private static final Pattern WORD = Pattern.compile("[\\p{N}.%]+|[A-Za-z]+|\\s+|.", Pattern.DOTALL);

    /** Fewer unchanged characters than this between two changes are no island worth stopping at. */
    private static final int ISLAND = 3;

    private Changes() {}

    /** A piece of text that stayed ({@code same}), is new ({@code added}) or is gone ({@code removed}). */
    record Piece(String kind, String text) {}

    /** @return the pieces in reading order; one piece that is the same when nothing changed */
    static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            add(pieces, "same", now.subList(at, delta.getTarget().getPosition()));
            add(pieces, "removed", delta.getSource().getLines());
            add(pieces, "added", delta.getTarget().getLines());
            at = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(pieces, "same", now.subList(at, now.size()));
        return withoutIslands(pieces);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text == null ? "" : text.strip())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void add(List<Piece> pieces, String kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    private static List<Piece> withoutIslands(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean island =
                    piece.kind().equals("same") && piece.text().length() < ISLAND && i > 0 && i < pieces.size() - 1;
            if (piece.kind().equals("same") && !island) {
                flush(joined, removed, added);
                joined.add(piece);
                continue;
            }
            if (!piece.kind().equals("added")) {
                removed.append(piece.text());
            }
            if (!piece.kind().equals("removed")) {
                added.append(piece.text());
            }
        }
        flush(joined, removed, added);
        return joined;
    }

    private static void flush(List<Piece> joined, StringBuilder removed, StringBuilder added) {
        if (!removed.isEmpty()) {
            joined.add(new Piece("removed", removed.toString()));
            removed.setLength(0);
        }
        if (!added.isEmpty()) {
            joined.add(new Piece("added", added.toString()));
            added.setLength(0);
        }
    }
}
