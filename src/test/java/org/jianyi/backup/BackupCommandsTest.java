package org.jianyi.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The two commands are understood however the application is started. */
class BackupCommandsTest {

    private static final String BY_MAVEN = "--spring.profiles.active=demo";

    @Test
    void aCommandIsFoundBehindTheOptionsThatMavenPutsInFront() {
        assertThat(BackupCommands.mean("backup")).isTrue();
        assertThat(BackupCommands.mean(BY_MAVEN, "backup")).isTrue();
        assertThat(BackupCommands.mean(BY_MAVEN, "restore", "data-backups/jianyi-20260408-123000"))
                .isTrue();
        assertThat(BackupCommands.mean(BY_MAVEN)).isFalse();
        assertThat(BackupCommands.mean()).isFalse();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aWordThatIsNoCommandStartsNothingAndIsToldWhichThereAre(CapturedOutput output) {
        assertThat(BackupCommands.mean("restor", "data-backups/jianyi-20260408-123000"))
                .isTrue();

        assertThat(BackupCommands.run(BY_MAVEN, "restor", "data-backups/jianyi-20260408-123000"))
                .isEqualTo(1);
        assertThat(output.getErr()).contains("没有“restor”这个命令", "备份用 backup", "恢复用 restore");
    }

    /** Nothing is founded for a command: neither the invented town nor an empty database. */
    @Test
    void aBackupOfAFolderWithoutDataIsRefusedAndLeavesItEmpty(@TempDir Path folder) {
        Path data = folder.resolve("demo-data");

        assertThat(BackupCommands.run(BY_MAVEN, "--jianyi.data=" + data, "backup"))
                .isEqualTo(1);

        assertThat(data).doesNotExist();
    }
}
