package org.jianyi.backup;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.database.DatabaseUnavailable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code backup [folder]} and {@code restore <backup> [--overwrite]}, for whoever looks after the machine. They read the same settings as the
 * application and start nothing of it.
 */
public final class BackupCommands {

    private static final String OVERWRITE = "--overwrite";
    private static final String CONSENT = "恢复";

    private final Database database;
    private final Shelf shelf;

    private BackupCommands(Database database, Shelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** Whether these are words for us: the application takes only options. Maven puts the profile in front of them, as an option. */
    public static boolean mean(String... arguments) {
        return words(arguments).findFirst().isPresent();
    }

    /** @return the exit code: 0 when it is done, 1 with a sentence when not */
    public static int run(String... arguments) {
        List<String> words = words(arguments).toList();
        if (!List.of("backup", "restore").contains(words.get(0))) {
            return failed("没有“%s”这个命令。备份用 backup [文件夹]，恢复用 restore 备份的文件夹；要启动“建议办理”，不带这些字。".formatted(words.get(0)));
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(BackupConfiguration.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(quietly(arguments))) {
            BackupCommands commands = new BackupCommands(context.getBean(Database.class), context.getBean(Shelf.class));
            if (words.get(0).equals("backup")) {
                commands.backUp(words);
            } else {
                commands.restore(words, List.of(arguments).contains(OVERWRITE));
            }
            return 0;
        } catch (DatabaseUnavailable e) {
            return failed(e.sentence() + System.lineSeparator() + e.remedy());
        } catch (Refusal | IllegalStateException | SQLException | IOException e) {
            return failed(e.getMessage());
        }
    }

    /** Whatever the profile says of the log: what a command has to tell, it says itself. */
    private static String[] quietly(String... arguments) {
        return Stream.concat(
                        Stream.of("--logging.level.root=error", "--logging.level.org.jianyi=off"),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    private static Stream<String> words(String... arguments) {
        return Arrays.stream(arguments).filter(word -> !word.startsWith("--"));
    }

    private void backUp(List<String> words) {
        Shelf where = words.size() > 1 ? new Shelf(Path.of(words.get(1))) : shelf;
        Backup made = where.add(database);
        say("备份完成：%s（%s）".formatted(made.folder(), made.size()));
        say("备份里有全部数据，包括个人信息，请妥善保管，并复制一份到别的磁盘。");
    }

    private void restore(List<String> words, boolean overwrite) throws IOException, SQLException {
        if (words.size() != 2) {
            throw Refusal.badInput(null, "请写明要恢复哪一份备份，例如：restore data-backups/jianyi-20260408-123000");
        }
        Restoration restoration = new Restoration(database);
        Backup backup = restoration.check(Path.of(words.get(1)));
        say("%3$s备份时间：%1$tF %1$tR，大小：%2$s，校验无误。"
                .formatted(backup.made(), backup.size(), backup.town().isEmpty() ? "" : "这是" + backup.town() + "的备份。"));
        if (database.hasData() && !overwrite) {
            requireConsent(backup);
        }
        String earlier = restoration.restore(backup);
        say("恢复完成，现在可以启动“建议办理”。");
        if (earlier != null) {
            say("恢复前的数据保留在：" + earlier);
        }
    }

    private void requireConsent(Backup backup) {
        Console console = System.console();
        if (console == null) {
            throw Refusal.conflict("%s里已经有数据。确定要用这份备份代替它，请在命令后面加上 %s。".formatted(database.place(), OVERWRITE));
        }
        say("%1$s里已经有数据，将被换成%3$s %2$tF %2$tR 的备份，此后录入的内容都不在里面。"
                .formatted(database.place(), backup.made(), backup.town()));
        String answer = console.readLine("确定要恢复，请输入“%s”或 restore，再按回车：", CONSENT);
        if (answer == null || !List.of(CONSENT, "restore").contains(answer.strip())) {
            throw Refusal.conflict("没有恢复，数据没有改动。");
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }

    private static int failed(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
