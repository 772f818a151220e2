"""VADER and TextBlob. In, a line each: {"text"}. Out, a line each: {"vader": score, "textblob": score}, -1 to 1."""

import json
import sys

from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

vader = SentimentIntensityAnalyzer()
for line in sys.stdin:
    text = json.loads(line)["text"]
    print(json.dumps({"vader": vader.polarity_scores(text)["compound"], "textblob": TextBlob(text).sentiment.polarity}))
