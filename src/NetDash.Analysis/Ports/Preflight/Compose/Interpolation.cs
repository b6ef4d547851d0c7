using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>
/// Fills variables in as the Compose specification says (https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md):
/// <code>
/// $VAR  ${VAR}  ${VAR:-default}  ${VAR-default}  ${VAR:?error}  ${VAR?error}  ${VAR:+alternative}  ${VAR+alternative}  $$
/// </code>
/// Defaults hold variables themselves. Compose takes an unset variable for empty; a port that hangs on one is not known.
/// </summary>
/// <param name="variables">The variables that are set.</param>
/// <param name="isLenient">Whether a dollar sign that begins no variable stands for itself, as in .env files, instead of being refused.</param>
internal sealed class Interpolation(IReadOnlyDictionary<string, string> variables, bool isLenient = false)
{
    private bool IsLenient => isLenient;

    public Interpolated Of(PlacedText text)
    {
        if (!text.Text.Contains('$', StringComparison.Ordinal))
        {
            return new Interpolated(text, "", "", text.Text);
        }

        var reading = new Reading(this, text);
        var result = text.NewBuilder();
        reading.Read(text, result, 0);
        return new Interpolated(result.Build(), reading.Missing, reading.Variable, text.Text);
    }

    private sealed class Reading(Interpolation of, PlacedText whole)
    {
        public string Missing { get; private set; } = "";

        public string Variable { get; private set; } = "";

        /// <summary>Fills in a part: the whole, or the default of a variable.</summary>
        public void Read(PlacedText part, PlacedText.Builder result, int depth)
        {
            if (depth > PreflightLimits.Nesting || result.Length > PreflightLimits.Value)
            {
                throw whole.Error("variables within variables go too deep");
            }

            var text = part.Text;
            for (var i = 0; i < text.Length;)
            {
                if (text[i] != '$')
                {
                    result.Add(part.Slice(i, 1));
                    i++;
                }
                else if (i + 1 < text.Length && text[i + 1] == '$')
                {
                    result.AddUnwritten("$");
                    i += 2;
                }
                else if (i + 1 < text.Length && text[i + 1] == '{')
                {
                    var end = End(text, i + 2);
                    Braced(part.Slice(i + 2, end - i - 2), result, depth);
                    i = end + 1;
                }
                else
                {
                    var length = NameLength(text, i + 1);
                    if (length == 0 && of.IsLenient)
                    {
                        result.Add(part.Slice(i, 1));
                        i++;
                        continue;
                    }

                    if (length == 0)
                    {
                        throw part.Slice(i).Error($"`{whole}`: after `$` comes a variable's name; a dollar sign itself is written `$$`");
                    }

                    Plain(text.Substring(i + 1, length), result);
                    i += 1 + length;
                }
            }
        }

        private void Braced(PlacedText inside, PlacedText.Builder result, int depth)
        {
            var length = NameLength(inside.Text, 0);
            var name = inside.Text[..length];
            var rest = inside.Text[length..];
            var isColon = rest is [':', ..];
            var with = rest.Length == 0 ? ' ' : isColon ? (rest.Length > 1 ? rest[1] : '!') : rest[0];
            if (length == 0 || with is not (' ' or '-' or '?' or '+'))
            {
                throw whole.Error($"`${{{inside}}}` is no variable as Compose writes them");
            }

            var word = inside.Slice(Math.Min(inside.Text.Length, length + (isColon ? 2 : 1)));
            var isThere = of.Value(name) is { } value && (!isColon || value.Length > 0);
            switch (with)
            {
                case ' ':
                    Plain(name, result);
                    break;
                case '-' when !isThere:
                    See(name);
                    Default(word, result, depth);
                    break;
                case '+':
                    See(name);
                    if (isThere)
                    {
                        Default(word, result, depth);
                    }

                    break;
                case '?' when !isThere:
                    See(name);
                    Miss(word.Text.Length == 0 ? $"`{name}` must be set" : $"`{name}` must be set: {word}");
                    break;
                default:
                    Plain(name, result);
                    break;
            }
        }

        /// <summary>A default's characters are written, but not for the port alone: whoever sets the variable does not see them.</summary>
        private void Default(PlacedText word, PlacedText.Builder result, int depth)
        {
            var filled = word.NewBuilder();
            Read(word, filled, depth + 1);
            result.AddUnwritten(filled.Build().Text);
        }

        private void Plain(string name, PlacedText.Builder result)
        {
            See(name);
            if (of.Value(name) is { } value)
            {
                result.AddUnwritten(value);
            }
            else
            {
                Miss($"`{name}` is not set and has no default");
            }
        }

        private void See(string name) => Variable = Variable.Length == 0 ? $"${{{name}}}" : Variable;

        private void Miss(string what) => Missing = Missing.Length == 0 ? what : Missing;

        /// <summary>Where the brace closes that opened before an index; braces within are those of inner variables.</summary>
        private int End(string text, int from)
        {
            var open = 1;
            for (var i = from; i < text.Length; i++)
            {
                if (text[i] == '{' && text[i - 1] == '$')
                {
                    open++;
                }
                else if (text[i] == '}' && --open == 0)
                {
                    return i;
                }
            }

            throw whole.Error($"`{whole}`: a brace is not closed");
        }

        private static int NameLength(string text, int from)
        {
            var i = from;
            while (i < text.Length && (text[i] == '_' || char.IsAsciiLetter(text[i]) || (i > from && char.IsAsciiDigit(text[i]))))
            {
                i++;
            }

            return i - from;
        }
    }

    private string? Value(string name) => variables.GetValueOrDefault(name);
}
