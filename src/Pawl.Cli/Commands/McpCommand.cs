using System.CommandLine;
using ModelContextProtocol.Server;
using Pawl.Cli.Mcp;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl mcp</c>: assistants ask, Pawl answers; on standard input and output, or on the loopback address.</summary>
internal static class McpCommand
{
    internal static Command Create()
    {
        var repository = new Option<string>("--repository", "-C")
        {
            Description = "The repository that may be asked about",
            HelpName = "path",
            DefaultValueFactory = _ => ".",
        };
        var http = new Option<int?>("--http") { Description = "Listen on this port of the loopback address", HelpName = "port" };
        var command = new Command("mcp", "Answer assistants over the Model Context Protocol; reads only") { repository, http };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var options = PawlServer.Options(Path.GetFullPath(parsed.GetValue(repository)!));
                if (parsed.GetValue(http) is { } port)
                {
                    await LoopbackHttp.Run(options, port, address => Console.Error.WriteLine($"pawl: {address}"), cancel);
                    return ExitCodes.Clean;
                }
                await using var transport = new StdioServerTransport("pawl");
                await using var server = McpServer.Create(transport, options);
                await server.RunAsync(cancel);
                return ExitCodes.Clean;
            }
        );
        return command;
    }
}
