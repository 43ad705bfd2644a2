"""Texts to trees and facts; nothing here knows what a function app is."""
