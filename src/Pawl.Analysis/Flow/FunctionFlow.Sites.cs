using Pawl.Analysis.Form;
using Pawl.Analysis.Rules;

namespace Pawl.Analysis.Flow;

/// <summary>Sites other than calls.</summary>
internal sealed partial class FunctionFlow
{
    private Value ReadHooks(Expression node, string last, Expression? target, Value? receiver, Value value)
    {
        var index = Rules.Of(PatternKind.Read);
        if (!index.Any(last))
        {
            return value;
        }
        IReadOnlyList<string> prefixes = Site.NoPrefixes;
        if (target is not null)
        {
            prefixes = PrefixesOf(target, receiver!);
        }
        else if (state![last] is null && file.IsImported(last))
        {
            var qualified = file.Qualify(last);
            var dot = qualified.LastIndexOf('.');
            (last, prefixes) = (qualified[(dot + 1)..], dot > 0 ? [qualified[..dot]] : Site.NoPrefixes);
        }
        var hooks = index.For(last, prefixes, target is not null);
        if (hooks.Length == 0)
        {
            return value;
        }
        var site = SiteAt(node.Span, last) with
        {
            Prefixes = prefixes,
            AnyReceiver = target is not null,
            ReceiverExpression = target,
            Receiver = receiver,
        };
        return ReadHooks(hooks, site, value);
    }

    private Value ReadHooks(Hook[] hooks, Site site, Value value)
    {
        var (cleared, fresh) = (0UL, Value.Nothing.Taints);
        foreach (var hook in hooks)
        {
            if (hook.Role == Role.Source && Conditions.Hold(hook.Pattern, site))
            {
                var note = $"{site.Last} holds an untrusted {hook.Pattern.SourceKind} value";
                var taint = new Taint(new Origin(site.Span, hook.Pattern.SourceKind, note, hook.Mask), 0, new Trail(site.Span, note, null));
                fresh = Value.Union([taint], fresh);
            }
            else if (hook.Role == Role.Sanitizer && Conditions.Hold(hook.Pattern, site))
            {
                cleared |= hook.Mask;
            }
            else if (hook.Role == Role.Type)
            {
                value = value.Copy(type: hook.Returns);
            }
            else if (hook.Role == Role.Guard && Conditions.Hold(hook.Pattern, site))
            {
                value = value.Copy(checks: [.. value.Checks, .. ChecksOf(hook, site)]);
            }
            else
            {
                Apply(hook, site);
            }
        }
        value = cleared == 0 ? value : value.Clear(cleared);
        return fresh.Length == 0 ? value : value.Copy(taints: Value.Union(fresh, value.Taints), dropConstant: true);
    }

    /// <summary><c>const { body } = req</c> reads <c>req.body</c>.</summary>
    private Value PatternReadHooks(Expression at, string key, Value source, Value value)
    {
        string[] prefixes = source.Type is { } type ? [type] : [];
        if (destructured is not null && DottedText(destructured) is { } text)
        {
            prefixes = [.. prefixes, text];
        }
        var hooks = Rules.Of(PatternKind.Read).For(key, prefixes, anyReceiver: true);
        if (hooks.Length == 0)
        {
            return value;
        }
        var site = SiteAt(at.Span, key) with { Prefixes = prefixes, AnyReceiver = true, Receiver = source };
        return ReadHooks(hooks, site, value);
    }

    /// <summary>What an element under a key that is no constant is called in patterns.</summary>
    private const string ElementSite = "[]";

    /// <summary>The same under any key.</summary>
    private const string AnyElementSite = "[any]";

    private Expression? destructured;

    private void AssignSite(Expression target, Value value, Expression assigned, Span span)
    {
        destructured = assigned;
        var index = Rules.Of(PatternKind.Assign);
        var last = target switch
        {
            Name name => name.Id,
            Member member => member.Id,
            Index { Key: Literal { Kind: LiteralKind.String } key } => key.Text,
            Index { Key: not null } => ElementSite,
            Unary { Operator: UnaryOperator.Dereference, Operand: Name pointer } => pointer.Id,
            _ => null,
        };
        // Evaluated once, whoever asks for it: it may count.
        var under =
            target is Index { Key: { } at } && (last == ElementSite && index.Any(ElementSite) || index.Any(AnyElementSite))
                ? known[at] = Evaluate(at)
                : null;
        if (state is null)
        {
            return;
        }
        if (target is Index && last != AnyElementSite && index.Any(AnyElementSite))
        {
            AssignSite(index, AnyElementSite, target, value, assigned, span, under);
        }
        if (last is not null && index.Any(last))
        {
            AssignSite(index, last, target, value, assigned, span, under);
        }
    }

    private void AssignSite(HookIndex index, string last, Expression target, Value value, Expression assigned, Span span, Value? under)
    {
        var receiver =
            target is Member m ? m.Target
            : target is Index i ? i.Target
            : null;
        var receiverValue = receiver is null ? null : PathValue(receiver) ?? Value.Nothing;
        var prefixes = receiver is null ? Site.NoPrefixes : PrefixesOf(receiver, receiverValue!);
        var hooks = index.For(last, prefixes, receiver is not null);
        if (hooks.Length == 0)
        {
            return;
        }
        var site = SiteAt(span, last) with
        {
            Prefixes = prefixes,
            AnyReceiver = receiver is not null,
            ReceiverExpression = receiver,
            Receiver = receiverValue,
            Target = target,
            Arguments = [new Argument(assigned)],
            Values = [value],
        };
        if (last is ElementSite or AnyElementSite && under is not null && target is Index { Key: { } at })
        {
            site = site with { Arguments = [new Argument(assigned), new Argument(at, "key")], Values = [value, under] };
        }
        foreach (var hook in hooks)
        {
            Apply(hook, site);
        }
    }

    private void EntryHooks(string key, Expression expression, Value value, Span span)
    {
        var hooks = Rules.Of(PatternKind.Entry).For(key, Site.NoPrefixes, anyReceiver: false);
        if (hooks.Length == 0)
        {
            return;
        }
        var site = SiteAt(span, key) with { Arguments = [new Argument(expression)], Values = [value] };
        foreach (var hook in hooks)
        {
            Apply(hook, site);
        }
    }

    private void TextHooks(Literal literal, string text)
    {
        if (literal.Kind != LiteralKind.String || text.Length < 3)
        {
            return;
        }
        foreach (var hook in Rules.Of(PatternKind.Text).Globs)
        {
            if (hook.Pattern.Regex!.IsMatch(text))
            {
                Apply(
                    hook,
                    SiteAt(literal.Span, "text") with
                    {
                        Arguments = [new Argument(literal)],
                        Values = [Value.Of(text, LiteralKind.String)],
                    }
                );
            }
        }
    }

    private void CompareHooks(Binary node, Value left, Value right)
    {
        foreach (var hook in Rules.Of(PatternKind.Compare).Globs)
        {
            if (hook.Pattern.Operators.Length == 0 || hook.Pattern.Operators.Contains(node.Operator))
            {
                Apply(
                    hook,
                    SiteAt(node.Span, "comparison") with
                    {
                        Arguments = [new Argument(node.Left), new Argument(node.Right)],
                        Values = [left, right],
                        ResultUsed = !ReferenceEquals(unused, node),
                    }
                );
            }
        }
    }

    // A comparison that is a whole statement.
    private Binary? unused;

    private void DeclareHooks(Declaration node, Value value, string where)
    {
        foreach (var hook in Rules.Of(PatternKind.Declare).Globs)
        {
            var pattern = hook.Pattern;
            if (
                (pattern.Word is null || pattern.Word == where)
                && pattern.Modifiers.All(node.Modifiers.Contains)
                && !pattern.Without.Any(node.Modifiers.Contains)
                && FitsType(pattern.Type, node.Type ?? value.Type)
                && FitsName(pattern, node)
                && FitsAnnotation(pattern, node)
            )
            {
                Apply(hook, DeclareSite(node, value));
            }
        }
        if (Rules.Of(PatternKind.Declare).IsEmpty || Conditions.NameOf(node.Target) is not { } name)
        {
            return;
        }
        foreach (var hook in Rules.Of(PatternKind.Declare).Named(name))
        {
            var pattern = hook.Pattern;
            if (
                (pattern.Word is null || pattern.Word == where)
                && pattern.Modifiers.All(node.Modifiers.Contains)
                && !pattern.Without.Any(node.Modifiers.Contains)
                && FitsType(pattern.Type, node.Type ?? value.Type)
                && FitsAnnotation(pattern, node)
            )
            {
                Apply(hook, DeclareSite(node, value));
            }
        }
    }

    private static bool FitsName(Pattern pattern, Declaration node) =>
        pattern.Name is null || (Conditions.NameOf(node.Target) is { } name && pattern.Name.MatchesWhole(name));

    private static bool FitsAnnotation(Pattern pattern, Declaration node) =>
        pattern.Annotation is null || node.Annotations.Any(a => pattern.Annotation.MatchesWhole(a.Id));

    /// <summary>Fields that a framework fills from outside.</summary>
    private Value DeclareSources(Declaration field, Value value)
    {
        foreach (var hook in Rules.Of(PatternKind.Declare).Globs)
        {
            if (
                hook.Role == Role.Source
                && hook.Pattern.Word != "function"
                && FitsType(hook.Pattern.Type, field.Type)
                && FitsAnnotation(hook.Pattern, field)
            )
            {
                var note = $"{Conditions.NameOf(field.Target)} is filled from outside";
                var origin = new Origin(field.Span, hook.Pattern.SourceKind, note, hook.Mask);
                value = value.Copy(
                    taints: Value.Union([new Taint(origin, 0, new Trail(field.Span, note, null))], value.Taints),
                    dropConstant: true
                );
            }
        }
        return TypeNames.IsPlainNumber(field.Type) ? value.Clear(Families.AllButSize) : value;
    }

    private Site DeclareSite(Declaration node, Value value) =>
        SiteAt(node.Span, Conditions.NameOf(node.Target) ?? "declaration") with
        {
            Arguments = node.Value is null ? [] : [new Argument(node.Value)],
            Values = node.Value is null ? [] : [value],
            ReceiverExpression = node.Target,
            Receiver = value,
        };

    private bool FitsType(NamePattern? pattern, string? written) =>
        pattern is null || (written is not null && pattern.MatchesWhole(file.TypeOf(written) ?? ""));

    private void LockHooks(Lock node, Value monitor)
    {
        var on =
            node.Monitor is Name { Id: "this" or "self" } ? "this"
            : node.Monitor is Unary { Operator: UnaryOperator.TypeOf } or Member { Id: "class" } ? "type"
            : monitor is { IsConstant: true, ConstantKind: LiteralKind.String }
            || monitor.Type is "String" or "string" or "java.lang.String"
                ? "string"
            : node.Monitor is Call { IsNew: true } ? "new"
            : "other";
        foreach (var hook in Rules.Of(PatternKind.Lock).Globs)
        {
            if (hook.Pattern.Word == on)
            {
                Apply(hook, SiteAt(node.Monitor.Span, "lock"));
            }
        }
    }

    private void TestHooks(Assert node)
    {
        if (Rules.Of(PatternKind.Test).IsEmpty)
        {
            return;
        }
        FormWalk.Expressions(
            node.Test,
            expression =>
            {
                var (last, receiver) = expression switch
                {
                    Name name => (name.Id, null),
                    Member member => (member.Id, member.Target),
                    _ => ("", (Expression?)null),
                };
                var site = SiteAt(node.Span, last) with
                {
                    AnyReceiver = receiver is not null,
                    Prefixes = receiver is not null && DottedText(receiver) is { } text ? [file.Qualify(text)] : Site.NoPrefixes,
                };
                foreach (var hook in last.Length == 0 ? [] : HooksFor(Rules.Of(PatternKind.Test), site))
                {
                    Apply(hook, site);
                }
            }
        );
    }

    // What a handler without a type catches.
    private static readonly string[] Everything = ["*", "Exception", "BaseException", "Throwable"];

    private void CatchHooks(Catch handler)
    {
        foreach (var hook in Rules.Of(PatternKind.Catch).Globs)
        {
            var pattern = hook.Pattern;
            var type =
                pattern.Type is null
                || (
                    handler.Types.Count == 0
                        ? Everything.Any(pattern.Type.MatchesWhole)
                        : handler.Types.Any(t => pattern.Type.MatchesWhole(file.TypeOf(t) ?? t))
                );
            if (type && (pattern.Word is null || CatchBodies.Is(pattern.Word, handler, file.Form)))
            {
                Apply(hook, SiteAt(handler.Span, "catch"));
            }
        }
        if (!CatchBodies.Is("silent", handler, file.Form))
        {
            file.Add(
                new RawDefence("error-handling", [755], handler.Span, new Span(handler.Span.Start, handler.Body.Span.Start), function)
            );
        }
    }
}
