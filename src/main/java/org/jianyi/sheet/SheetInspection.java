package org.jianyi.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jianyi.Refusal;
import org.jianyi.paper.OfficePackage;

/**
 * A look at a sheet before it is read, cell by cell and in little memory. Merged cells are refused: only the first of them has a content, so the
 * rows of the others would miss it. So is what no program writes, and what would cost the one that reads it all its memory or time: a cell beyond
 * the last column, a formula as long as a book.
 */
final class SheetInspection {

    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_FORMULA = 8_192;
    private static final Pattern RELATIONS = Pattern.compile("(.*/)?_rels/[^/]+\\.rels");
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
    private static final Pattern MERGED = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):.*");
    private static final XMLInputFactory XML = OfficePackage.safeXml();

    private SheetInspection() {}

    /**
     * @param sheetId as the workbook calls the sheet
     * @throws Refusal when cells are merged
     * @throws IOException when it is no sheet that a program has written
     */
    static void require(byte[] workbook, String sheetId) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                InputStream sheet = zip.getInputStream(part(zip, sheetId))) {
            inspect(XML.createXMLStreamReader(sheet));
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private static void inspect(XMLStreamReader xml) throws XMLStreamException, IOException {
        int cells = 0;
        int formula = -1;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (xml.getLocalName()) {
                        case "row" -> cells = 0;
                        case "c" -> requireWithin(xml.getAttributeValue(null, "r"), ++cells);
                        case "f" -> formula = 0;
                        case "mergeCell" -> refuse(xml.getAttributeValue(null, "ref"));
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    formula += formula < 0 ? 0 : xml.getTextLength();
                    if (formula > LONGEST_FORMULA) {
                        throw new IOException("a formula of more than " + LONGEST_FORMULA + " characters");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> formula = -1;
                case XMLStreamConstants.DTD -> throw new IOException("definitions in a sheet");
                default -> {}
            }
        }
    }

    private static void requireWithin(String place, int count) throws IOException {
        Matcher cell = CELL.matcher(place == null ? "A1" : place);
        if (count > MOST_COLUMNS || !cell.matches() || column(cell.group(1)) > MOST_COLUMNS) {
            throw new IOException("a cell outside of any sheet: " + place);
        }
    }

    private static void refuse(String merged) {
        Matcher first = MERGED.matcher(merged == null ? "" : merged);
        String where = first.matches() ? "第" + first.group(2) + "行" + first.group(1) + "列起（" + merged + "）" : "";
        throw Refusal.badInput("file", where + "有合并的单元格，请取消合并，每一格都填上自己的内容，再导入");
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column;
    }

    /** The one part that the workbook's relations call so. */
    private static ZipArchiveEntry part(ZipFile zip, String sheetId) throws IOException, XMLStreamException {
        List<String> parts = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            Matcher relations = RELATIONS.matcher(entry.getName());
            if (relations.matches()) {
                String folder = relations.group(1) == null ? "" : relations.group(1);
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.addAll(sheets(XML.createXMLStreamReader(in), sheetId, folder));
                }
            }
        }
        ZipArchiveEntry part = parts.size() == 1 ? zip.getEntry(parts.get(0)) : null;
        if (part == null) {
            throw new IOException("no sheet " + sheetId + " but " + parts);
        }
        return part;
    }

    private static List<String> sheets(XMLStreamReader xml, String sheetId, String folder) throws XMLStreamException {
        List<String> sheets = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && sheetId.equals(xml.getAttributeValue(null, "Id"))
                    && String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/worksheet")) {
                String target = String.valueOf(xml.getAttributeValue(null, "Target"));
                sheets.add(target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
        return sheets;
    }
}
