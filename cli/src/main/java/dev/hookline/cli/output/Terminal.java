package dev.hookline.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;

/** Whether a person sits before the command. */
public final class Terminal {

  private Terminal() {}

  /** Returns whether both standard input and standard output are a terminal. */
  public static boolean isInteractive() {
    return console().filter(Terminal::isTerminal).isPresent();
  }

  /** Asks whether to go on; what nobody can answer is answered with no. */
  public static boolean isConfirmed(String question) {
    String answer = console().map(console -> console.readLine("%s [y/N] ", question)).orElse("");
    return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  @SuppressWarnings("SystemConsoleNull") // null up to JDK 21; from 22 on the console itself tells
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return true;
    } catch (InvocationTargetException e) {
      return false;
    }
  }
}
