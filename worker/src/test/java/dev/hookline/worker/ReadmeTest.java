package dev.hookline.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.EventType;
import dev.hookline.config.YamlConfig;
import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples in the README work as shown. */
class ReadmeTest {

  @TempDir private Path classes;

  @Test
  void itsProgramCompiles() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));

    boolean compiled =
        compiler
            .getTask(messages, null, null, options, null, List.of(new Source(block("java"))))
            .call();

    assertThat(compiled).as("%s", messages).isTrue();
  }

  @Test
  void itsConfigurationIsValid() throws IOException {
    YamlConfig file = YamlConfig.parse(block("yaml"));

    assertThat(file.check()).isEmpty();
    assertThat(file.config().events()).containsExactly(EventType.of("OnProjectCreated"));
  }

  private static String block(String language) throws IOException {
    String readme = Files.readString(RealServer.repository().resolve("README.md"));
    Matcher fence =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(fence.find()).isTrue();
    return fence.group(1);
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///Projects.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
