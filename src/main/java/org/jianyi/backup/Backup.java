package org.jianyi.backup;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.jianyi.Refusal;

/**
 * A finished backup: a folder with the database's copy, what it says about itself, and the checksums of both.
 *
 * @param bytes how much room it takes
 */
public record Backup(Path folder, Contents contents, long bytes) {

    private static final String FILE = "backup.json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public String name() {
        return folder.getFileName().toString();
    }

    /** How much room it takes, as people say it. */
    public String size() {
        return Sizes.of(bytes);
    }

    /** Whose data are in it, 枫塘镇; empty where it does not say. */
    public String town() {
        return contents.town() == null ? "" : contents.town();
    }

    /** When it was begun, in the town's time. */
    public LocalDateTime made() {
        return contents.made().atZoneSameInstant(Contents.TOWN).toLocalDateTime();
    }

    /** Completes the folder, in which the copy already is. */
    static void describe(Path folder, Contents contents) throws IOException {
        OwnFiles.write(folder.resolve(FILE), MAPPER.writeValueAsString(contents));
        Checksums.write(folder);
    }

    /** @throws Refusal when there is no backup of ours in that folder */
    static Backup in(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE)) || !Files.isRegularFile(folder.resolve(Checksums.FILE))) {
            throw Refusal.notFound("%s 不是“建议办理”的备份，或者备份不完整。请给出备份的文件夹，例如 jianyi-20260408-123000。".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            Contents contents = MAPPER.readValue(folder.resolve(FILE).toFile(), Contents.class);
            if (!Contents.PRODUCT.equals(contents.product())) {
                throw Refusal.conflict("%s 是别的软件的备份，不能恢复到“建议办理”。".formatted(folder));
            }
            if (contents.made() == null || contents.kind() == null || contents.schema() == null) {
                throw damaged(folder);
            }
            return new Backup(
                    folder,
                    contents,
                    files.mapToLong(file -> file.toFile().length()).sum());
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw damaged(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal when a file is missing, cut off or changed */
    void requireWhole() throws IOException {
        if (!Checksums.hold(folder)) {
            throw damaged(folder);
        }
    }

    private static Refusal damaged(Path folder) {
        return Refusal.conflict("备份 %s 已损坏或不完整（校验码不符），没有恢复。请改用另一份备份，或从原来的地方重新复制。".formatted(folder));
    }
}
