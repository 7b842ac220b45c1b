package dev.hookline.cli.queue;

import picocli.CommandLine.Command;

/** The commands about the queues of ordering keys. */
@Command(
    name = "queue",
    description = "Show the queues of ordering keys, and let a held one continue.",
    subcommands = {QueueListCommand.class, QueueShowCommand.class, QueueSkipCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline queue list",
      "  hookline queue show ordering::project:7",
      "  hookline queue skip OnProjectDeleted:k-1"
    })
public final class QueueCommand {}
