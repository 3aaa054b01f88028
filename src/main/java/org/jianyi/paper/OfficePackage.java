package org.jianyi.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jianyi.Refusal;

/**
 * A look into a ZIP file that claims to be a document of Word, Excel or PowerPoint since 2007: is it really one, is it free of macros, and
 * does it stay of a sane size when unpacked. Reads the ZIP's directory as Office does, hence the temporary file.
 */
public final class OfficePackage {

    static final int MOST_PARTS = 5_000;
    static final long LARGEST_UNPACKED = 300L * 1024 * 1024;
    static final int LARGEST_RATIO = 100;

    private static final long ALWAYS_FINE = 10L * 1024 * 1024;
    private static final int LARGEST_CONTENT_TYPES = 1024 * 1024;
    private static final String DEFINITIONS = "<!DOCTYPE";
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final Map<String, PaperType> MAIN_PARTS = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", PaperType.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", PaperType.XLSX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", PaperType.PPTX);
    private static final XMLInputFactory XML = safeXml();

    private OfficePackage() {}

    /**
     * Lets only a workbook pass that may be read, not just kept.
     *
     * @param most how many bytes it may hold when unpacked
     * @throws Refusal if it is none, has macros, unpacks to more, or brings definitions of its own (an Office file never does)
     */
    public static void requireWorkbook(byte[] content, String name, long most) {
        if (typeOf(content, name, most, true).filter(PaperType.XLSX::equals).isEmpty()) {
            throw Refusal.wrongType("file", "“" + name + "”的内容不是Excel工作簿，请用Excel或WPS打开后另存为“Excel 工作簿（.xlsx）”");
        }
    }

    /**
     * What kind of document this ZIP is; empty if it is none.
     *
     * @throws Refusal if it has macros or unpacks to an absurd size
     */
    static Optional<PaperType> typeOf(byte[] content, String name) {
        return typeOf(content, name, LARGEST_UNPACKED, false);
    }

    private static Optional<PaperType> typeOf(byte[] content, String name, long largest, boolean plain) {
        Path copy = null;
        try {
            copy = Files.createTempFile("paper", ".zip");
            Files.write(copy, content);
            try (ZipFile zip = new ZipFile(copy.toFile())) {
                Set<String> parts = parts(zip, content.length, name, largest, plain);
                return parts.contains(CONTENT_TYPES) ? mainType(zip, parts, name, plain) : Optional.empty();
            }
        } catch (ZipException | XMLStreamException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(copy);
        }
    }

    private static Set<String> parts(ZipFile zip, long packed, String name, long largest, boolean plain)
            throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw bomb(name, plain);
        }
        long most = Math.min(largest, Math.max(ALWAYS_FINE, packed * LARGEST_RATIO));
        Set<String> parts = new HashSet<>();
        byte[] buffer = new byte[64 * 1024];
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!parts.add(entry.getName()) || entry.getName().contains("..")) {
                throw new ZipException("part twice or outside: " + entry.getName());
            }
            boolean xml = plain && entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(xml|rels|vml)");
            int seen = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int n; (n = in.read(buffer)) >= 0; ) {
                    most -= n;
                    if (most < 0) {
                        throw bomb(name, plain);
                    }
                    for (int i = 0; xml && i < n && seen < DEFINITIONS.length(); i++) {
                        seen = next(seen, buffer[i]);
                    }
                }
            }
            if (seen == DEFINITIONS.length()) {
                throw Refusal.wrongType("file", "“" + name + "”里有不属于表格的外部定义，不能导入，请把内容复制到新的工作簿再导入");
            }
        }
        return parts;
    }

    /** How much of the words that begin definitions has been seen; the zero bytes of wider encodings are passed over. */
    private static int next(int seen, byte b) {
        return b == 0 ? seen : b == DEFINITIONS.charAt(seen) ? seen + 1 : b == DEFINITIONS.charAt(0) ? 1 : 0;
    }

    private static Optional<PaperType> mainType(ZipFile zip, Set<String> parts, String name, boolean plain)
            throws IOException, XMLStreamException {
        Map<String, String> types = contentTypes(zip);
        boolean macros =
                parts.stream().anyMatch(part -> part.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))
                        || types.values().stream()
                                .map(type -> type.toLowerCase(Locale.ROOT))
                                .anyMatch(type -> type.contains("macroenabled")
                                        || type.contains("vbaproject")
                                        || type.contains("macrosheet"));
        if (macros) {
            throw Refusal.wrongType(
                    "file", "“" + name + "”含有宏，" + (plain ? "不能导入，请另存为“Excel 工作簿（.xlsx）”再导入" : "请另存为不含宏的文件或PDF后再上传。"));
        }
        return types.entrySet().stream()
                .filter(part -> MAIN_PARTS.containsKey(part.getValue()) && parts.contains(part.getKey()))
                .map(part -> MAIN_PARTS.get(part.getValue()))
                .findFirst();
    }

    private static Map<String, String> contentTypes(ZipFile zip) throws IOException, XMLStreamException {
        byte[] xml;
        try (InputStream in = zip.getInputStream(zip.getEntry(CONTENT_TYPES))) {
            xml = in.readNBytes(LARGEST_CONTENT_TYPES + 1);
        }
        if (xml.length > LARGEST_CONTENT_TYPES) {
            throw new ZipException(CONTENT_TYPES + " is too long");
        }
        Map<String, String> types = new HashMap<>();
        XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                String type = reader.getAttributeValue(null, "ContentType");
                String part = reader.getAttributeValue(null, "PartName");
                String extension = reader.getAttributeValue(null, "Extension");
                if (type != null && part != null) {
                    types.put(part.replaceFirst("^/", ""), type);
                } else if (type != null && extension != null) {
                    types.put("*." + extension, type);
                }
            }
        }
        return types;
    }

    private static Refusal bomb(String name, boolean plain) {
        return Refusal.wrongType("file", "“" + name + "”解压后过大，不能" + (plain ? "导入，请把内容复制到新的工作簿再导入" : "上传，请转成PDF后再上传。"));
    }

    /** Reads no definitions, and nothing from outside. */
    public static XMLInputFactory safeXml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void delete(Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            copy.toFile().deleteOnExit();
        }
    }
}
