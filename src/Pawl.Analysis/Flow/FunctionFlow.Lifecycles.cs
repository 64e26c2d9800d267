using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Objects that enter and leave the states of lifecycles.</summary>
internal sealed partial class FunctionFlow
{
    private void Lifecycle(Hook hook, Site site)
    {
        foreach (var (expression, value) in Selected(hook.Pattern.Argument ?? new Selector(["0"]), site))
        {
            var objects = ObjectsOf(expression, value);
            switch (hook.Role)
            {
                case Role.Begin when objects.Length > 1 && file.HasPointers:
                    // One of several: what this variable holds is meant, not what the others may be.
                    int[] one = [file.NewObject()];
                    AssignPath(expression, (PathValue(expression) ?? value).Copy(objects: one));
                    Begin(hook, one, site.Span);
                    break;
                case Role.Begin:
                    Begin(hook, objects, site.Span);
                    break;
                case Role.End:
                    EndFor(hook, objects);
                    break;
                case Role.Report:
                    ReportHeld(hook, objects, site.Span, $"{site.Last}()");
                    break;
            }
        }
    }

    /// <summary>The objects of a value; a constant is one object in the whole file, a variable without any gets one.</summary>
    private int[] ObjectsOf(Expression expression, Value value)
    {
        if (value.Objects.Length > 0)
        {
            return value.Objects;
        }
        if (value.Constant is { Length: > 0 } text && value.ConstantKind == LiteralKind.String)
        {
            return [file.ObjectOfConstant(text)];
        }
        if (Place(expression) is { Objects: { Length: > 0 } known })
        {
            // Another rule has asked for it at the same call.
            return known;
        }
        int[] objects = [file.NewObject()];
        AssignPath(expression, Behind(expression, value).Copy(objects: objects));
        // An element under a changing index cannot be told from its neighbours.
        return !file.HasPointers || Place(expression)?.Objects.Length > 0 ? objects : [];
    }

    /// <summary>What is at the path itself; what a pointer points to has no place here.</summary>
    private Value? Place(Expression path) =>
        path is Unary { Operator: UnaryOperator.Dereference } or Cast { Value: Unary { Operator: UnaryOperator.Dereference } }
            ? null
            : PathValue(path);

    private void Begin(Hook hook, int[] objects, Span at)
    {
        foreach (var thing in objects)
        {
            state!.Begin(hook.Rule!.Id, thing, at);
        }
    }

    private void EndFor(Hook hook, int[] objects)
    {
        if (state is null || state.InState.Count == 0)
        {
            return;
        }
        foreach (var thing in objects)
        {
            state.End(hook.Rule!.Id, thing);
        }
    }

    private void ReportHeld(Hook hook, int[] objects, Span at, string what)
    {
        if (objects.Length > 1 && file.HasPointers && !objects.All(thing => state!.InState.ContainsKey((hook.Rule!.Id, thing))))
        {
            return;
        }
        foreach (var thing in objects)
        {
            if (
                state!.InState.TryGetValue((hook.Rule!.Id, thing), out var held)
                && (held.At != at || hook.Pattern.Word == "dereference")
                && (held.OnAllPaths || !hook.Rule.Lifecycle!.ReportWhenAll)
                && (held.OnAllPaths || !Exclude(held.At, at))
            )
            {
                var trail = new Trail(at, $"{what} after that", new Trail(held.At, "this comes first", null));
                Report(hook, SiteAt(at, what), at, null, trail);
            }
        }
    }

    private void Event(string word, Expression expression, Value value)
    {
        if (word == "dereference" && !Rules.Of(PatternKind.Dereference).IsEmpty && state is not null)
        {
            DereferenceHooks(expression, value);
        }
        if (value.Objects.Length == 0 || state is null || state.InState.Count == 0)
        {
            return;
        }
        foreach (var hook in file.Events(word))
        {
            EventFor(hook, expression, value);
        }
    }

    private void EventFor(Hook hook, Expression expression, Value value)
    {
        if (value.Objects.Length == 0 || state is null)
        {
            return;
        }
        if (hook.Role == Role.Report)
        {
            ReportHeld(
                hook,
                value.Objects,
                expression.Span,
                hook.Pattern.Word == "dereference" ? "used"
                    : hook.Pattern.Word == "argument" ? "passed on"
                    : hook.Pattern.Word!
            );
        }
        else if (hook.Role == Role.End)
        {
            EndFor(hook, value.Objects);
        }
    }

    /// <summary>A resource of a using block is released at its end.</summary>
    private void ReleaseAtEnd(Statement resource)
    {
        var value = resource switch
        {
            Declaration { Target: Name name } => state?[name.Id],
            ExpressionStatement { Expression: Assignment { Target: Name name } } => state?[name.Id],
            ExpressionStatement { Expression: Call call } => known.GetValueOrDefault(call),
            ExpressionStatement { Expression: Name or Member } held => state is null ? null : PathValue(held.Expression),
            _ => null,
        };
        foreach (var hook in file.Events("exit"))
        {
            EndFor(hook, value?.Objects ?? []);
        }
    }
}
