package dev.hookline.cli.run;

import dev.hookline.cli.input.Input;
import dev.hookline.cli.output.ExitCode;
import dev.hookline.cli.output.OutputFormat;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives webhooks on this machine, for trying them out. */
@Command(
    name = "listen",
    description = {
      "Receive webhooks on this machine: print each request and respond to it by script.",
      "Stop with ctrl-c; exits with 0.",
      "Secrets are not printed: of Authorization only the scheme, no other header but Hookline's,"
          + " no query."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline listen --respond 500,500,200 --body '{\"account\": 9}'",
      "  hookline listen --respond 503 --header 'Retry-After: 5' --delay 3s -o json",
      "  hookline listen --verify '${file:labels.key}'"
    })
public final class ListenCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port on loopback, 0 for a free one; default ${DEFAULT-VALUE}.",
      defaultValue = "8078")
  private int port;

  @Option(
      names = "--respond",
      split = ",",
      paramLabel = "STATUS",
      description =
          "The response statuses of a path in turn; the last repeats. Default ${DEFAULT-VALUE}.",
      defaultValue = "200")
  private List<Integer> statuses = new ArrayList<>();

  @Option(
      names = "--delay",
      paramLabel = "SPAN",
      description = "How long each response takes, such as 500ms or 3s. Default: none.",
      defaultValue = "0s",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String delay;

  @Option(
      names = "--body",
      paramLabel = "TEXT|@FILE",
      description = "The body of each response. Default: empty.",
      defaultValue = "")
  private String body;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "A header of each response; repeatable.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--verify",
      paramLabel = "KEY",
      description = {
        "Print for each request whether it is signed with this key, or why not; repeatable.",
        "A whsec_ or whpk_ key, or better a reference: '$${env:NAME}' or '$${file:PATH}'."
      })
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--verify-headers",
      split = ",",
      paramLabel = "NAME",
      description =
          "The headers of id, timestamp and signature, if signing.headers changes them; such as"
              + " svix-id,svix-timestamp,svix-signature.")
  private List<String> signatureHeaders = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      description = "${COMPLETION-CANDIDATES}: one object a line. Default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ListenScript script = ListenScript.of(statuses, Input.textOrFile(body), headers, delay);
    PrintWriter err = spec.commandLine().getErr();
    SignatureCheck signatures = SignatureCheck.of(keys, signatureHeaders, System::getenv);
    Listen listen = new Listen(port, script, signatures, output, spec.commandLine().getOut());
    Thread end =
        new Thread(
            () -> {
              listen.close();
              err.println(listen.summary());
              err.flush();
              // ctrl-c is the normal way to stop; the JVM would exit with 130
              Runtime.getRuntime().halt(ExitCode.OK.code());
            });
    Runtime.getRuntime().addShutdownHook(end);
    err.println("in the configuration  url: " + listen.url("NAME"));
    err.println("listening; stop with ctrl-c");
    err.flush();
    new CountDownLatch(1).await();
    return ExitCode.OK.code();
  }
}
