using Pawl.Analysis.Flow.Versions;
using Pawl.Analysis.Form;
using Pawl.Analysis.Linking;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Follows values through every function of one file and gathers what the rules say of it.</summary>
internal sealed partial class FileFlow
{
    private const int DeepestCalls = 24;
    private const int MostSteps = 3_000_000;

    // Steps in followed calls for each function: a few small callees, and more where there is more code.
    private const int LeastFollowed = 400;
    private const int FollowedPerByte = 6;

    private readonly Dictionary<string, Function> functionsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Class> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> imports = new(StringComparer.Ordinal);
    private readonly Dictionary<Function, Summary> summaries = [];
    private readonly HashSet<Function> running = [];
    private readonly Dictionary<Function, FunctionContext> contexts = [];
    private readonly HashSet<Function> called = [];
    private readonly Dictionary<(string, Span, Pattern?), int> seen = [];
    private readonly List<RawFinding> findings = [];
    private readonly HashSet<RawDefence> defences = [];
    private readonly Dictionary<string, Hook[]> events;
    private readonly FrameRecorder? recorder;
    private readonly Dictionary<string, int> constantObjects = new(StringComparer.Ordinal);
    private State globals = new();
    private HashSet<string>? assigned;
    private bool fieldsChanged;
    private int steps;
    private int followDepth;
    private int followedSteps;
    private int objects;

    /// <param name="isTest">Its path says that it holds tests.</param>
    /// <param name="recorder">For a version of a file whose other versions are analysed as well.</param>
    internal FileFlow(FileForm form, RuleSet rules, bool isTest = false, FrameRecorder? recorder = null)
    {
        (Form, Rules, this.recorder) = (form, rules, recorder);
        Context = new FileContext(form, rules, isTest) { Recorder = recorder };
        foreach (var import in form.Imports)
        {
            if (import.Local.Length > 0)
            {
                imports[import.Local] = import.Qualified;
            }
        }
        foreach (var declared in form.Classes)
        {
            classes.TryAdd(declared.Id, declared);
        }
        foreach (var function in form.Functions)
        {
            functionsByName.TryAdd(function.QualifiedName, function);
        }
        events = rules
            .Of(PatternKind.Event)
            .Globs.GroupBy(h => h.Pattern.Word ?? "")
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        if (rules.Rules.FirstOrDefault(r => r.Detector is { Name: "regex-backtracking" }) is { } regex)
        {
            RegexRule = new Hook(Role.Regex, new Pattern(PatternKind.Text, regex.Detector!.Node), regex);
        }
        HasLifecycles = rules.Rules.Any(r => r.Lifecycle is not null);
        HasPointers = rules.HasAddresses;
        asksPassedTo = rules.Of(PatternKind.Function).Globs.Any(h => h.Pattern.Function?.PassedTo is not null);
    }

    internal FileForm Form { get; }

    internal RuleSet Rules { get; }

    internal FileContext Context { get; }

    /// <summary>Reports regular expression literals that may take exponential time; null when no rule asks for it.</summary>
    internal Hook? RegexRule { get; }

    internal bool HasLifecycles { get; }

    /// <summary>The language has addresses: calls write through them, objects have sizes, variables may have no value.</summary>
    internal bool HasPointers { get; }

    /// <summary>Functions of other files; null when nobody asks how files hang together.</summary>
    internal LinkTable? Links { get; init; }

    /// <summary>What the repository knows of packages; null when nobody asks.</summary>
    internal KnownPackages? Packages { get; init; }

    /// <summary>What every function that has been followed does.</summary>
    internal IReadOnlyDictionary<Function, Summary> Summaries => summaries;

    /// <summary>Declared types of variables outside functions; languages with addresses only.</summary>
    internal IReadOnlyDictionary<string, FunctionFlow.Declared> GlobalVariables { get; private set; } =
        new Dictionary<string, FunctionFlow.Declared>();

    /// <summary>By class: what its fields may hold.</summary>
    internal Dictionary<string, Value> Fields { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>By function: the variables around it where it is defined.</summary>
    internal Dictionary<Function, State> Captured { get; } = [];

    /// <summary>Lambdas that have been followed where they stand.</summary>
    internal HashSet<Function> Inlined { get; } = [];

    /// <summary>True when the file needed more steps than any file may take, and a part was left.</summary>
    internal bool GaveUp => steps > MostSteps;

    internal IReadOnlyCollection<RawDefence> Defences => defences;

    /// <summary>Everything found, conditions on the whole file included.</summary>
    internal IEnumerable<RawFinding> Run()
    {
        if (Rules.Follows(Context.IsTest))
        {
            FollowAll();
        }
        if (Packages is { } known && Rules.Packages?.Value is { } packages)
        {
            findings.AddRange(packages.Find(this, known).Where(f => f.Rule.InTests || !Context.IsTest));
        }
        FindSecrets();
        return findings
            .Where(f => !f.Pattern.Deferred || f.IsSettled || Conditions.Hold(f.Pattern, f.Site))
            .Where(f => !f.Weak || !called.Contains(f.Site.Function.Function))
            .GroupBy(f => (f.Rule.Id, f.Span))
            .Select(same => same.Aggregate((known, f) => IsBetter(f, known) ? f : known));
    }

    private void FollowAll()
    {
        FileHooks.Comments(this);
        var module = new FunctionFlow(this, Form.Module, null);
        module.Run(new State());
        globals = module.Final ?? new State();
        if (HasPointers)
        {
            GlobalVariables = module.DeclaredVariables;
            Globals.ForgetChanging(Form, globals);
            foreach (var (name, call) in Callbacks.Of(Form, ContextOf))
            {
                foreach (var function in Form.Functions.Where(f => f.Id == name))
                {
                    ContextOf(function).PassedTo = call;
                }
            }
        }
        FileHooks.Classes(this);
        FileHooks.Functions(this);
        var outside = Inlined.ToArray();
        SummariseAll();
        if (fieldsChanged)
        {
            // A method may read what a later one puts into a field.
            summaries.Clear();
            repeated.Clear();
            Inlined.IntersectWith(outside);
            recorder?.BeginAgain();
            SummariseAll();
        }
        recorder?.Close(at => Conditions.Hold(findings[at].Pattern, findings[at].Site), Context, ContextOf);
    }

    /// <summary>Adds to what a class's fields may hold.</summary>
    internal void KeepFields(string owner, Value fields)
    {
        recorder?.Kept(owner, fields);
        JoinFields(owner, fields);
    }

    private void JoinFields(string owner, Value fields)
    {
        var before = Fields.GetValueOrDefault(owner);
        var after = Value.Join(before, fields);
        fieldsChanged |= after.AllTaints().Length > (before?.AllTaints().Length ?? 0);
        Fields[owner] = after;
        fieldsNow = ReferenceEquals(before, after) ? fieldsNow : null;
    }

    /// <summary>No function of the file gives a variable or field of that name a value.</summary>
    internal bool IsNeverAssigned(string name)
    {
        assigned ??= PartNames.AssignedIn(Form.Functions);
        return !assigned.Contains(name);
    }

    internal bool Step()
    {
        followedSteps -= followDepth > 0 ? 1 : 0;
        return ++steps <= MostSteps;
    }

    internal int NewObject() => ++objects;

    internal int ObjectOfConstant(string text)
    {
        if (!constantObjects.TryGetValue(text, out var id))
        {
            constantObjects[text] = id = NewObject();
        }
        return id;
    }

    internal Hook[] Events(string word) => events.GetValueOrDefault(word, []);

    internal Value? Global(string name) => globals[name];

    internal bool IsImported(string name) => imports.ContainsKey(name);

    /// <summary>What an imported name stands for, or the name.</summary>
    internal string Qualify(string name)
    {
        if (imports.TryGetValue(name, out var whole))
        {
            return whole;
        }
        var dot = name.IndexOf('.');
        return dot > 0 && imports.TryGetValue(name[..dot], out var root) ? root + name[dot..] : name;
    }

    internal Class? Class(string? name) => name is null ? null : classes.GetValueOrDefault(name);

    /// <summary>A declared type without generics, arrays, pointers and keywords, by its full name where the imports tell.</summary>
    internal string? TypeOf(string? written)
    {
        if (written is null)
        {
            return null;
        }
        var type = TypeNames.Bare(written);
        return type.Length == 0 ? null : Qualify(type);
    }

    internal Function? Find(string qualifiedName) => functionsByName.GetValueOrDefault(qualifiedName);

    /// <summary>One for each function, so that facts seen while it is followed are there when its head is looked at.</summary>
    internal FunctionContext ContextOf(Function function)
    {
        if (!contexts.TryGetValue(function, out var context))
        {
            contexts[function] = context = new FunctionContext(function, Class(function.ClassName), Context);
        }
        return context;
    }

    /// <summary>Begins to follow a function where it is called; false when it is being followed already, or enough calls have been.</summary>
    internal bool Enter(Function function)
    {
        called.Add(function);
        var isRefused = !running.Add(function);
        recorder?.Followed(function, NameOf(function), isRefused);
        if (isRefused)
        {
            return false;
        }
        if (followedSteps <= 0 || GaveUp)
        {
            running.Remove(function);
            return false;
        }
        recorder?.Enter(function);
        followDepth++;
        return true;
    }

    internal void Exit(Function function)
    {
        running.Remove(function);
        recorder?.Leave();
        followDepth--;
    }

    /// <summary>The function's summary, made on first need. A function that is being followed already, or stands too deep, is unknown.</summary>
    internal Summary? Summarise(Function function, int depth)
    {
        var summary = summaries.GetValueOrDefault(function) ?? MakeSummary(function, depth);
        if (depth > 0)
        {
            called.Add(function);
            recorder?.Asked(function, NameOf(function), summary);
        }
        return summary;
    }

    private Summary? MakeSummary(Function function, int depth)
    {
        if (running.Contains(function))
        {
            return null;
        }
        // What it did in the version before may be done already, so that only the summary is missing.
        var isDone = IsDone(function, depth);
        if (depth > DeepestCalls || GaveUp)
        {
            recorder?.Fail();
            return null;
        }
        if (inPast > 0 && !isDone)
        {
            // What it puts into fields would be lost.
            recorder?.Fail();
        }
        if (isDone && recorder?.FrameOf(function)?.Timeless is { } timeless)
        {
            return summaries[function] = timeless;
        }
        running.Add(function);
        var flow = new FunctionFlow(this, function, null) { Depth = depth };
        var outer = (followDepth, followedSteps);
        (followDepth, followedSteps) = (0, Math.Max(LeastFollowed, function.Body.Span.Length / FollowedPerByte));
        var before = steps;
        var present = isDone ? GoBack(function) : null;
        recorder?.Begin(function, Fields, isKept: !isDone);
        var summary = flow.Run(Captured.TryGetValue(function, out var around) ? around.Fork() : new State());
        summaries[function] = summary;
        recorder?.End(steps - before, summary);
        ComeBack(present);
        (followDepth, followedSteps) = outer;
        running.Remove(function);
        return summary;
    }

    private void SummariseAll()
    {
        foreach (var function in Form.Functions)
        {
            if (recorder?.MayRepeat(function) == true && (recorder.FrameOf(function) is null || Repeat(function, 0)))
            {
                continue;
            }
            if (!Inlined.Contains(function))
            {
                Summarise(function, 0);
            }
        }
    }

    internal void Add(RawFinding finding)
    {
        if (Context.IsTest && !finding.Rule.InTests)
        {
            return;
        }
        var at = Keep(finding);
        if (finding.Pattern.Deferred)
        {
            recorder?.Waits(at);
        }
        else
        {
            recorder?.Add(finding);
        }
    }

    /// <returns>Its position.</returns>
    private int Keep(RawFinding finding)
    {
        // Whether a deferred one stays is only known at the end, so it must not take another's place.
        var key = (finding.Rule.Id, finding.Span, finding.Pattern.Deferred ? finding.Pattern : null);
        if (!seen.TryGetValue(key, out var at))
        {
            seen[key] = at = findings.Count;
            findings.Add(finding);
        }
        else if (IsBetter(finding, findings[at]))
        {
            findings[at] = finding;
        }
        return at;
    }

    private static bool IsBetter(RawFinding finding, RawFinding known) =>
        (known.Weak && !finding.Weak) || (known.Origin is { IsLocal: true } && finding.Origin is { IsLocal: false, IsParameter: false });

    internal void Add(RawDefence defence)
    {
        recorder?.Add(defence);
        defences.Add(defence);
    }
}
