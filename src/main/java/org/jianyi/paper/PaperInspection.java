package org.jianyi.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.Tika;
import org.jianyi.Refusal;

/** Tells what a file is from its content, and refuses one that is not what its name says or that could do harm to whoever opens it. */
final class PaperInspection {

    private static final String ALLOWED = "只能上传PDF、图片（JPG、PNG、WebP）以及Word、Excel、PowerPoint、WPS文件。";

    private final Tika tika = new Tika();

    /**
     * The type that content, name and the sender's word agree on.
     *
     * @param declared the media type the browser named; empty and application/octet-stream say nothing
     * @throws Refusal (415) if they don't agree, or the type is not allowed
     */
    PaperType inspect(FileName name, byte[] content, String declared) {
        PaperType named = PaperType.ofExtension(name.extension())
                .orElseThrow(() -> Refusal.wrongType("file", "不能上传“" + name + "”：" + ALLOWED));
        if (!told(content, name.toString()).contains(named)) {
            throw Refusal.wrongType("file", "“%s”的内容不是%s，请用原来的软件打开，另存为该格式或PDF后再上传。".formatted(name, named.label()));
        }
        if (!agrees(named, declared)) {
            throw Refusal.wrongType("file", "“" + name + "”的类型与内容不符，请重新选择文件。" + ALLOWED);
        }
        return named;
    }

    private Set<PaperType> told(byte[] content, String name) {
        return switch (tika.detect(content)) {
            case "application/pdf" -> startsAsPdf(content) ? EnumSet.of(PaperType.PDF) : Set.of();
            case "image/jpeg" -> EnumSet.of(PaperType.JPEG);
            case "image/png" -> EnumSet.of(PaperType.PNG);
            case "image/webp" -> EnumSet.of(PaperType.WEBP);
            case "application/zip", "application/x-tika-ooxml" ->
                OfficePackage.typeOf(content, name)
                        .<Set<PaperType>>map(EnumSet::of)
                        .orElse(Set.of());
            case "application/x-tika-msoffice" -> olderOffice(content, name);
            default -> Set.of();
        };
    }

    /** WPS keeps its own files in the containers of the older Office, under the same names. */
    private static Set<PaperType> olderOffice(byte[] content, String name) {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            Set<String> streams = container.getRoot().getEntryNames();
            if (streams.contains("EncryptedPackage")) {
                throw Refusal.wrongType("file", "“" + name + "”设有打开密码，请取消密码后再上传。");
            }
            if (streams.contains("WordDocument")) {
                return EnumSet.of(PaperType.DOC, PaperType.WPS);
            }
            if (streams.contains("Workbook") || streams.contains("Book")) {
                return EnumSet.of(PaperType.XLS, PaperType.ET);
            }
            return streams.contains("PowerPoint Document") ? EnumSet.of(PaperType.PPT, PaperType.DPS) : Set.of();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            return Set.of();
        }
    }

    /** Readers also take a PDF that begins later, and so does whoever hides one in a web page. */
    private static boolean startsAsPdf(byte[] content) {
        return content[0] == '%';
    }

    /** Browsers name many media types for one Office file, depending on what is installed: picture or not is all that is sure. */
    private static boolean agrees(PaperType type, String declared) {
        if (declared == null
                || declared.isBlank()
                || declared.toLowerCase(Locale.ROOT).startsWith("application/octet-stream")) {
            return true;
        }
        String group = declared.toLowerCase(Locale.ROOT).split("[/;]", 2)[0].strip();
        return group.equals(type.mediaType().split("/")[0]);
    }
}
