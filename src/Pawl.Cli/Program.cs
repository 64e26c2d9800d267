using System.CommandLine;
using Pawl.Cli.Commands;

var root = new RootCommand("Keeps code written with AI assistants from getting less secure, iteration by iteration.")
{
    ScanCommand.Create(),
    RulesCommand.Create(),
    FormCommand.Create(),
};
return root.Parse(args).Invoke();
