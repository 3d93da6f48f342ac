package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that docs/build-tools.md shows to those who build without Maven. */
class BuildToolsPageTest {
    private static final Path PAGE = Path.of("../../docs/build-tools.md");

    @TempDir
    Path folder;

    @Test
    void theShownClassMakesTheSourcesOfAFolder() throws Exception {
        write("models/shop/line.dl", """
                import "../blocks.dl"
                model Line {
                  input  x: float
                  target y: float
                  network { out = x -> wide(2) -> dense(1) }
                  loss      mse(out, y)
                  optimizer sgd(lr = 0.1)
                  train     { epochs 1  batch 4 }
                }
                """);
        write("models/blocks.dl", "block wide(units: int) { dense(units) -> tanh }\n");
        Method generate = shown();
        generate.invoke(null, folder.resolve("models"), folder.resolve("sources"));
        assertThat(folder.resolve("sources/com/shop/Line.java")).content().contains("public final class Line");

        write("models/blocks.dl", "block wide(units: int) { dense(units -> tanh }\n");
        assertThatThrownBy(() -> generate.invoke(null, folder.resolve("models"), folder.resolve("sources")))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseMessage("the models have errors");
    }

    private Method shown() throws Exception {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();
        Path source = write("GenerateModels.java", page.substring(start, page.indexOf("```", start)));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-proc:none", "-cp", classPath, source.toString());
        assertThat(status).isZero();
        URL[] urls = {folder.toUri().toURL()};
        Method generate = new URLClassLoader(urls, getClass().getClassLoader())
                .loadClass("GenerateModels")
                .getDeclaredMethod("generate", Path.class, Path.class);
        generate.setAccessible(true);
        return generate;
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
