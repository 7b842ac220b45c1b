package dev.hookline.cli.endpoint;

import picocli.CommandLine.Command;

/** The commands about endpoints. */
@Command(
    name = "endpoint",
    description = {
      "List failing endpoints; disable an endpoint, so that its deliveries wait, and enable it.",
      "An endpoint is the host and port of a webhook's URL, or has a name in the configuration."
    },
    subcommands = {EndpointList.class, EndpointActions.Disable.class, EndpointActions.Enable.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline endpoint list",
      "  hookline endpoint disable billing.example.com:443 --reason 'moves tonight'",
      "  hookline endpoint enable billing.example.com:443"
    })
public final class EndpointCommand {}
