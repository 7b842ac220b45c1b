package dev.hookline.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that was left behind is distinguished from one that has exited. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ServerPidTest {

  @TempDir private Path folder;
  private Process server;
  private ServerPid pid;

  @BeforeEach
  void start() throws IOException {
    server = new ProcessBuilder("sleep", "600").start();
    pid = ServerPid.forDatabase(folder.resolve("dev.db"));
    pid.write(server.toHandle());
  }

  @AfterEach
  void stop() {
    server.destroyForcibly();
  }

  @Test
  void namesTheProcessThatIsStillRunning() {
    assertThatThrownBy(pid::checkGone)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Temporal server of an earlier hookline dev is still running on %s as process %d; stop it with: kill %2$d"
                .formatted(folder.resolve("dev.db"), server.pid()));
  }

  @Test
  void letsTheNextOneStartIfTheProcessHasExited() throws Exception {
    server.destroyForcibly().waitFor();

    assertThatCode(pid::checkGone).doesNotThrowAnyException();
  }

  @Test
  void recognizesAnotherProcessWithTheSamePid() throws IOException {
    Files.writeString(folder.resolve("dev.db.pid"), server.pid() + " 1000\n");

    assertThatCode(pid::checkGone).doesNotThrowAnyException();
  }

  @Test
  void isDeletedWithTheServer() {
    pid.delete();

    assertThat(folder.resolve("dev.db.pid")).doesNotExist();
    assertThatCode(pid::checkGone).doesNotThrowAnyException();
  }
}
