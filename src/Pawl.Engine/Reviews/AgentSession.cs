using Pawl.Engine.Policy;
using YamlDotNet.RepresentationModel;

namespace Pawl.Engine.Reviews;

/// <summary>
/// Whether a process runs inside an agent's session, where no person's review can be made: <c>rules/agent-sessions.yaml</c>.
/// It keeps honest agents honest; what an agent that lies cannot do is touch a security key.
/// </summary>
public static class AgentSession
{
    private const string Resource = "agent-sessions.yaml";
    private const int MostAncestors = 64;
    private static readonly Lazy<IReadOnlyList<Sign>> Signs = new(Load);

    /// <summary>What gives it away: the agent and the variable or the program; null when nothing does.</summary>
    /// <param name="variable">Value of an environment variable.</param>
    /// <param name="ancestors">Names of the programs that started this one, nearest first.</param>
    public static string? Find(Func<string, string?> variable, IEnumerable<string> ancestors)
    {
        foreach (var sign in Signs.Value)
        {
            if (sign.Variables.FirstOrDefault(name => variable(name) is { Length: > 0 } value && value != "0") is { } found)
            {
                return $"{sign.Agent}: {found} is set";
            }
        }
        var names = ancestors.ToList();
        return Signs
            .Value.SelectMany(sign => sign.Programs.Where(names.Contains).Select(program => $"{sign.Agent}: {program} started it"))
            .FirstOrDefault();
    }

    /// <summary>Programs above a process, where the system tells: their names and those of the scripts that they run.</summary>
    public static IEnumerable<string> Ancestors(int process)
    {
        for (var left = MostAncestors; left > 0 && Parent(process) is > 1 and var parent; left--)
        {
            process = parent;
            foreach (var name in NamesOf(process))
            {
                yield return name;
            }
        }
    }

    private static int? Parent(int process)
    {
        try
        {
            // pid (name) state parent: the name may hold anything, so from its last bracket on.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Of the first two words of a command line: <c>node /usr/bin/gemini</c> has node and gemini.</summary>
    private static IEnumerable<string> NamesOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline")
                .Split('\0')
                .Take(2)
                .Select(Path.GetFileNameWithoutExtension)
                .OfType<string>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static List<Sign> Load()
    {
        using var stream = typeof(AgentSession).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return
        [
            .. new PolicyNode(Resource, "", yaml.Documents[0].RootNode).Entries.Select(entry => new Sign(
                entry.Key,
                entry.Value.Need("variables").Texts,
                entry.Value.Need("programs").Texts
            )),
        ];
    }

    private sealed record Sign(string Agent, IReadOnlyList<string> Variables, IReadOnlyList<string> Programs);
}
