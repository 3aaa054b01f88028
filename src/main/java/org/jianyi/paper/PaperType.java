package org.jianyi.paper;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of file a paper may come as; all others are refused. */
enum PaperType {
    PDF(PaperKind.PDF, "PDF", "application/pdf", "pdf"),
    JPEG(PaperKind.IMAGE, "JPG图片", "image/jpeg", "jpg", "jpeg"),
    PNG(PaperKind.IMAGE, "PNG图片", "image/png", "png"),
    WEBP(PaperKind.IMAGE, "WebP图片", "image/webp", "webp"),
    DOC(PaperKind.TEXT, "Word文档（.doc）", "application/msword", "doc"),
    XLS(PaperKind.SHEET, "Excel表格（.xls）", "application/vnd.ms-excel", "xls"),
    PPT(PaperKind.SLIDES, "PowerPoint演示（.ppt）", "application/vnd.ms-powerpoint", "ppt"),
    DOCX(
            PaperKind.TEXT,
            "Word文档（.docx）",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"),
    XLSX(
            PaperKind.SHEET,
            "Excel表格（.xlsx）",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx"),
    PPTX(
            PaperKind.SLIDES,
            "PowerPoint演示（.pptx）",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    WPS(PaperKind.TEXT, "WPS文字（.wps）", "application/kswps", "wps"),
    ET(PaperKind.SHEET, "WPS表格（.et）", "application/kset", "et"),
    DPS(PaperKind.SLIDES, "WPS演示（.dps）", "application/ksdps", "dps");

    private final PaperKind kind;
    private final String label;
    private final String mediaType;
    private final List<String> extensions;

    PaperType(PaperKind kind, String label, String mediaType, String... extensions) {
        this.kind = kind;
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    static Optional<PaperType> ofExtension(String extension) {
        return Stream.of(values())
                .filter(type -> type.extensions.contains(extension))
                .findFirst();
    }

    PaperKind kind() {
        return kind;
    }

    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }
}
