package org.jianyi;

import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Every test run begins with an empty database; each of the processes that share the classes has its own. */
public class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final Path DATA = Path.of("target/test-town-" + System.getProperty("fork", "1"));
    public static final Path BACKUPS = Path.of(DATA + "-backups");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            FileSystemUtils.deleteRecursively(DATA);
            FileSystemUtils.deleteRecursively(BACKUPS);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
