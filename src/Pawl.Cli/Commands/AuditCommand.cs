using System.CommandLine;
using Pawl.Cli.Screens;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Audit.Outside;
using Pawl.Engine.Authorship;
using Pawl.Engine.Cache;
using Pawl.Engine.Reports;
using Pawl.Engine.Reports.Html;
using Pawl.Engine.Reports.Json;
using Pawl.Engine.Reports.Sarif;

namespace Pawl.Cli.Commands;

/// <summary><c>pawl audit</c>: the whole history of a repository.</summary>
internal static class AuditCommand
{
    private const string DefaultPage = "pawl-report.html";

    private static readonly Argument<string> Repository = new("path") { Description = "A git repository", DefaultValueFactory = _ => "." };
    private static readonly Option<string?> Since = new("--since")
    {
        Description = "Count only what happened after this date or revision",
        HelpName = "date|rev",
    };
    private static readonly Option<string?> Branch = new("--branch")
    {
        Description = "Walk this branch; HEAD without it",
        HelpName = "branch",
    };
    private static readonly Option<bool> All = new("--all") { Description = "Walk every branch" };
    private static readonly Option<string> Page = new("--html")
    {
        Description = "Where the page goes",
        HelpName = "file",
        DefaultValueFactory = _ => DefaultPage,
    };
    private static readonly Option<bool> NoPage = new("--no-html") { Description = "Write no page" };
    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Write the whole answer as JSON; - is standard output",
        HelpName = "file",
    };
    private static readonly Option<string?> Sarif = new("--sarif")
    {
        Description = "Write what stands open as SARIF 2.1.0; - is standard output",
        HelpName = "file",
    };
    private static readonly Option<string> Undeclared = new("--undeclared")
    {
        Description = "What commits without any sign of an agent count as in a chain",
        DefaultValueFactory = _ => "human",
    };
    private static readonly Option<string[]> Signals = new("--signals")
    {
        Description = "More signals of authorship; rules/signals.yaml shows the form",
        HelpName = "file",
    };
    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Neither read nor keep analyses" };
    private static readonly AnalyserOptions Outside = new();
    private static readonly Option<string> AnalysersFor = new("--analysers-for")
    {
        Description =
            "Files whose versions outside analysers look at: all, those that agents changed, none but those of HEAD; auto is all where they have 5,000 versions at most, else agents",
        DefaultValueFactory = _ => "auto",
    };
    private static readonly Option<int> Threads = new("--threads") { Description = "Workers; 0 means one for each core" };

    internal static Command Create()
    {
        Undeclared.AcceptOnlyFromAmong("human", "unknown");
        AnalysersFor.AcceptOnlyFromAmong("auto", "all", "agents", "head");
        var command = new Command("audit", "See what AI did to a repository's security, from its whole history")
        {
            Repository,
            Since,
            Branch,
            All,
            Page,
            NoPage,
            Json,
            Sarif,
            Undeclared,
            Signals,
            NoCache,
            Threads,
        };
        Outside.AddTo(command);
        command.Options.Add(AnalysersFor);
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(All) && parsed.GetValue(Branch) is not null)
        {
            throw new UserError("--all and --branch exclude each other", "Leave one of them out.");
        }
        var options = new AuditOptions(
            parsed.GetValue(Repository)!,
            parsed.GetValue(Since),
            parsed.GetValue(Branch),
            parsed.GetValue(All),
            parsed.GetValue(Undeclared) == "unknown" ? AuthorKind.Unknown : AuthorKind.Human,
            parsed.GetValue(Threads)
        );
        var page = parsed.GetValue(NoPage) ? null : parsed.GetValue(Page);
        foreach (var path in new[] { page, parsed.GetValue(Json), parsed.GetValue(Sarif) })
        {
            OutputFile.Check(path);
        }
        var signals = SignalTable.Load(parsed.GetValue(Signals) ?? []);
        var rules = Installation.Rules();
        var root = AnalyserOptions.RootAround(options.Repository);
        var choice = Outside.Choice(parsed, root);
        options = options with
        {
            Analysers = await Outside.Find(parsed, choice, root, cancel),
            AnalysersFor = Enum.Parse<AnalysersFor>(parsed.GetValue(AnalysersFor)!, ignoreCase: true),
            AnalyserSeconds = choice.Seconds,
        };
        using var cache = ContentCache.Open(parsed.GetValue(NoCache) ? null : Installation.CachePath);
        AuditReport report;
        using (var progress = AuditProgressBar.Start())
        {
            var audit = new HistoryAudit(options, Installation.Tools(rules), cache, progress);
            report = await audit.Run(CommitAuthors.By(signals), cancel);
        }
        Write(
            page,
            stream =>
                WriteText(stream, writer => HtmlReport.Write(writer, report, rules.TextsOf(report.Open.Select(open => open.Language))))
        );
        Write(parsed.GetValue(Json), stream => JsonReport.Write(stream, report));
        Write(parsed.GetValue(Sarif), stream => SarifWriter.Write(stream, report, rules.Texts));
        if (parsed.GetValue(Json) != "-" && parsed.GetValue(Sarif) != "-")
        {
            AuditScreen.Write(Terminal.Output(), report, page);
        }
        if (cache.Trouble is { } trouble)
        {
            Console.Error.WriteLine($"pawl: {VisibleText.Line(trouble)}");
        }
        return ExitCodes.Clean;
    }

    private static void WriteText(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream);
        write(writer);
    }

    private static void Write(string? path, Action<Stream> write)
    {
        if (path is not null)
        {
            OutputFile.Write(path, write);
        }
    }
}
