using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Variables and lifecycles at one place of a function. Copies share their content until one of them writes.</summary>
internal sealed class State
{
    private Dictionary<string, Value> variables;
    private Dictionary<(string Rule, int Object), Held> held;
    private bool shared;

    internal State()
        : this([], []) { }

    private State(Dictionary<string, Value> variables, Dictionary<(string, int), Held> held) =>
        (this.variables, this.held) = (variables, held);

    internal IReadOnlyDictionary<string, Value> Variables => variables;

    internal IReadOnlyDictionary<(string Rule, int Object), Held> InState => held;

    internal State Fork()
    {
        shared = true;
        return new State(variables, held) { shared = true };
    }

    internal Value? this[string name]
    {
        get => variables.GetValueOrDefault(name);
        set
        {
            Own();
            variables[name] = value ?? Value.Nothing;
        }
    }

    /// <summary>The same lifecycles, no variables.</summary>
    internal State WithoutVariables() => new([], new Dictionary<(string, int), Held>(held));

    /// <summary>These variables, and what is open in the other state: what was not open here only if it is open there for certain, or the rule wants to know of any.</summary>
    internal State WithLifecyclesOf(State other, Func<string, bool> wantsAny)
    {
        Dictionary<(string Rule, int Object), Held> open = [];
        foreach (var (key, value) in other.held)
        {
            if (value.OnAllPaths || held.ContainsKey(key) || wantsAny(key.Rule))
            {
                open[key] = value;
            }
        }
        return new State(new Dictionary<string, Value>(variables), open);
    }

    internal void Begin(string rule, int thing, Span at)
    {
        Own();
        held[(rule, thing)] = new Held(at, OnAllPaths: true);
    }

    internal void End(string rule, int thing)
    {
        if (held.ContainsKey((rule, thing)))
        {
            Own();
            held.Remove((rule, thing));
        }
    }

    private void Own()
    {
        if (shared)
        {
            variables = new Dictionary<string, Value>(variables);
            held = new Dictionary<(string, int), Held>(held);
            shared = false;
        }
    }

    /// <summary>What holds where two ways meet; null is a way that does not arrive.</summary>
    internal static State? Join(State? a, State? b)
    {
        if (a is null || b is null || ReferenceEquals(a, b))
        {
            return a ?? b;
        }
        if (ReferenceEquals(a.variables, b.variables) && ReferenceEquals(a.held, b.held))
        {
            return a;
        }
        var joined = a.Fork();
        joined.Own();
        foreach (var (name, value) in b.variables)
        {
            joined.variables[name] = a.variables.TryGetValue(name, out var known) ? Value.Join(known, value) : value;
        }
        foreach (var (key, value) in a.held)
        {
            joined.held[key] = value with { OnAllPaths = value.OnAllPaths && b.held.TryGetValue(key, out var other) && other.OnAllPaths };
        }
        foreach (var (key, value) in b.held)
        {
            joined.held.TryAdd(key, value with { OnAllPaths = false });
        }
        return joined;
    }
}

/// <summary>An object is in a lifecycle's state.</summary>
/// <param name="At">Where it entered.</param>
internal readonly record struct Held(Span At, bool OnAllPaths);
